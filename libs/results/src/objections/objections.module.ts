import { Module } from '@nestjs/common';
import { JudgingModule } from '@jiangong/judging';
import { ProgrammeModule } from '@jiangong/programme';
import { NoticesModule } from '../notices/public';
import { PublicationsModule } from '../publications/public';
import { SelectionModule } from '../selection/public';
import { AddObjectionFile } from './commands/add-objection-file';
import { ConfirmObjectionDecision } from './commands/confirm-objection-decision';
import { OpenObjection } from './commands/open-objection';
import { OpenObjectionFile } from './commands/open-objection-file';
import { ProposeObjectionDecision } from './commands/propose-objection-decision';
import { RaiseObjection } from './commands/raise-objection';
import { SendBackObjection } from './commands/send-back-objection';
import { WithdrawObjection } from './commands/withdraw-objection';
import { ObjectionCourse } from './objection-course';
import { ObjectionFilesController } from './objection-files.controller';
import { ObjectionGuards } from './objection.guards';
import { ObjectionLimits } from './objection-limits';
import { ObjectionOfSender } from './objection-of-sender';
import { NoticeObjectionsResolver, ObjectionResolver } from './objection.resolver';
import { ObjectionsReader } from './objections.reader';
import { SealedContent } from './sealed-content';

const commands = [RaiseObjection, AddObjectionFile, OpenObjection, OpenObjectionFile, ProposeObjectionDecision, ConfirmObjectionDecision, SendBackObjection, WithdrawObjection];

@Module({
  imports: [JudgingModule, ProgrammeModule, SelectionModule, PublicationsModule, NoticesModule],
  controllers: [ObjectionFilesController],
  providers: [...commands, ObjectionCourse, ObjectionOfSender, ObjectionLimits, ObjectionGuards, ObjectionsReader, SealedContent, ObjectionResolver, NoticeObjectionsResolver],
  exports: commands,
})
export class ObjectionsModule {}
