import { Module } from '@nestjs/common';
import { EntriesModule } from '@jiangong/entries';
import { ProgrammeModule } from '@jiangong/programme';
import { RescoringsModule } from '../rescorings/public';
import { ScoreRunsModule } from '../score-runs/public';
import { SelectionModule } from '../selection/public';
import { ApplyRedecision } from './commands/apply-redecision';
import { SignPublication } from './commands/sign-publication';
import { SupersedePublication } from './commands/supersede-publication';
import { VoidDecision } from './commands/void-decision';
import { PublicationChecks } from './publication-checks';
import { PublicationGuards } from './publication.guards';
import { RedecisionSignatureResolver, RoundPublicationResolver } from './publication.resolver';
import { PublicationsReader } from './publications.reader';
import { PublishedResults } from './published-results';
import { CarryWinners } from './reactions/carry-winners';
import { ResultsTable } from './results-table';
import { ResultsWorkbookController } from './results-workbook.controller';

const forOthers = [ApplyRedecision, SignPublication, SupersedePublication, VoidDecision, PublishedResults, PublicationChecks];

@Module({
  imports: [ProgrammeModule, EntriesModule, ScoreRunsModule, SelectionModule, RescoringsModule],
  controllers: [ResultsWorkbookController],
  providers: [...forOthers, PublicationGuards, CarryWinners, PublicationsReader, ResultsTable, RoundPublicationResolver, RedecisionSignatureResolver],
  exports: forOthers,
})
export class PublicationsModule {}
