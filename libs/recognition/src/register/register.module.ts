import { Module } from '@nestjs/common';
import { RecordPromotionAnswer } from './commands/record-promotion-answer';
import { SendPromotionRequests } from './commands/send-promotion-requests';
import { RegisterWorkbookController } from './register-workbook.controller';
import { RegisterReader } from './register.reader';
import { RegisterResolver } from './register.resolver';

@Module({
  controllers: [RegisterWorkbookController],
  providers: [RegisterReader, RegisterResolver, SendPromotionRequests, RecordPromotionAnswer],
  exports: [RegisterReader, SendPromotionRequests, RecordPromotionAnswer],
})
export class RegisterModule {}
