import { Module } from '@nestjs/common';
import { ProgrammeModule } from '@jiangong/programme';
import { AssignmentsModule } from '../assignments/public';
import { BlindCodes } from './blind-codes';
import { BlindGuards } from './blind-guards';
import { BlindResolver } from './blind.resolver';
import { BlindsReader } from './blinds.reader';
import { ConfirmDecoding } from './commands/confirm-decoding';
import { RequestDecoding } from './commands/request-decoding';

@Module({
  imports: [ProgrammeModule, AssignmentsModule],
  providers: [BlindCodes, BlindGuards, BlindsReader, BlindResolver, RequestDecoding, ConfirmDecoding],
  exports: [BlindCodes, RequestDecoding, ConfirmDecoding],
})
export class BlindModule {}
