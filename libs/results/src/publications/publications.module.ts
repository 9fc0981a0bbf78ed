import { Module } from '@nestjs/common';
import { EntriesModule } from '@jiangong/entries';
import { ProgrammeModule } from '@jiangong/programme';
import { ScoreRunsModule } from '../score-runs/public';
import { SelectionModule } from '../selection/public';
import { SignPublication } from './commands/sign-publication';
import { VoidDecision } from './commands/void-decision';
import { PublicationGuards } from './publication.guards';
import { RoundPublicationResolver } from './publication.resolver';
import { PublicationsReader } from './publications.reader';
import { PublishedResults } from './published-results';
import { CarryWinners } from './reactions/carry-winners';
import { ResultsTable } from './results-table';
import { ResultsWorkbookController } from './results-workbook.controller';

const forOthers = [SignPublication, VoidDecision, PublishedResults];

@Module({
  imports: [ProgrammeModule, EntriesModule, ScoreRunsModule, SelectionModule],
  controllers: [ResultsWorkbookController],
  providers: [...forOthers, PublicationGuards, CarryWinners, PublicationsReader, ResultsTable, RoundPublicationResolver],
  exports: forOthers,
})
export class PublicationsModule {}
