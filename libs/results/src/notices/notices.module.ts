import { Module } from '@nestjs/common';
import { ProgrammeModule } from '@jiangong/programme';
import { SelectionModule } from '../selection/public';
import { CloseNotices } from './commands/close-notices';
import { SaveNoticeContact } from './commands/save-notice-contact';
import { NoticePaperController } from './notice-paper.controller';
import { NoticePapers } from './notice-papers';
import { NoticeGuards } from './notice.guards';
import { NoticeResolver, RoundNoticeResolver } from './notice.resolver';
import { NoticeScheduleTick } from './notice.schedule';
import { Notices } from './notices';
import { NoticesReader } from './notices.reader';

const forOthers = [Notices, NoticesReader, CloseNotices, SaveNoticeContact];

@Module({
  imports: [ProgrammeModule, SelectionModule],
  controllers: [NoticePaperController],
  providers: [...forOthers, NoticePapers, NoticeGuards, NoticeScheduleTick, NoticeResolver, RoundNoticeResolver],
  exports: forOthers,
})
export class NoticesModule {}
