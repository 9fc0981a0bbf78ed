import { Module } from '@nestjs/common';
import { JudgingModule } from '@jiangong/judging';
import { ProgrammeModule } from '@jiangong/programme';
import { TitleAllowances } from './allowances';
import { AppointWinner } from './commands/appoint-winner';
import { ClaimEvidence } from './commands/claim-evidence';
import { ClosePosting } from './commands/close-posting';
import { ConcludeAssessment } from './commands/conclude-assessment';
import { DefineTitle } from './commands/define-title';
import { EndTitle } from './commands/end-title';
import { EnterHolder } from './commands/enter-holder';
import { OpenAssessment } from './commands/open-assessment';
import { PostVacancy } from './commands/post-vacancy';
import { ReviseTitle } from './commands/revise-title';
import { SaveTitleMarks } from './commands/save-marks';
import { SettleEvidence } from './commands/settle-evidence';
import { SettleMotion } from './commands/settle-motion';
import { OwnTitlesReader } from './own-titles.reader';
import { Seats } from './seats';
import { TitleDeskReader } from './title-desk.reader';
import { TitleDeskResolver } from './title-desk.resolver';
import { TitleResolver } from './title.resolver';
import { Titles } from './titles';
import { TitlesReader } from './titles.reader';

const commands = [
  DefineTitle, ReviseTitle, EnterHolder, EndTitle, SettleMotion, OpenAssessment, SaveTitleMarks, ClaimEvidence, SettleEvidence, ConcludeAssessment, PostVacancy, AppointWinner, ClosePosting,
];

@Module({
  imports: [ProgrammeModule, JudgingModule],
  providers: [Titles, Seats, TitlesReader, TitleDeskReader, OwnTitlesReader, TitleAllowances, ...commands, TitleResolver, TitleDeskResolver],
  exports: [TitleAllowances, ...commands],
})
export class TitlesModule {}
