import { Module } from '@nestjs/common';
import { PeopleModule } from '@jiangong/people';
import { ProgrammeModule } from '@jiangong/programme';
import { ScoreRunsModule } from '../score-runs/public';
import { AwardLinesReader } from './award-lines.reader';
import { CancelSelection } from './commands/cancel-selection';
import { CancelOverride, ConfirmOverride } from './commands/confirm-override';
import { DecideRound } from './commands/decide-round';
import { OverrideSelection } from './commands/override-selection';
import { CancelRedecision, RedecideRound } from './commands/redecide-round';
import { StartSelection } from './commands/start-selection';
import { ComputeSelection } from './compute-selection';
import { DecisionGuards } from './decision.guards';
import { CycleCellWinnersResolver, RoundDecisionResolver, ScoreRunAwardLinesResolver } from './decision.resolver';
import { Decisions } from './decisions';
import { DecisionsReader } from './decisions.reader';
import { QuotaImpactReader } from './quota-impact.reader';
import { QuotaOutlookReader } from './quota-outlook.reader';
import { Redeciding } from './redeciding';
import { RedecisionsReader } from './redecisions.reader';
import { SelectionComputer } from './selection-computer';
import { SelectionController } from './selection.controller';
import { SelectionFeed } from './selection-feed';
import { SelectionFreezer } from './selection-freezer';
import { RoundRedecisionsResolver, SelectionResolver } from './selection.resolver';
import { SelectionsReader } from './selections.reader';

const forOthers = [DecideRound, DecisionsReader, Redeciding, RedecideRound, RedecisionsReader, SelectionComputer, SelectionFreezer, SelectionsReader, StartSelection, OverrideSelection, ConfirmOverride];

@Module({
  imports: [PeopleModule, ProgrammeModule, ScoreRunsModule],
  controllers: [SelectionController],
  providers: [
    ...forOthers, AwardLinesReader, CancelOverride, CancelRedecision, CancelSelection, ComputeSelection, CycleCellWinnersResolver, DecisionGuards, Decisions, QuotaImpactReader, QuotaOutlookReader,
    RoundDecisionResolver, RoundRedecisionsResolver, ScoreRunAwardLinesResolver, SelectionFeed, SelectionResolver,
  ],
  exports: forOthers,
})
export class SelectionModule {}
