import { Module } from '@nestjs/common';
import { ProgrammeModule } from '@jiangong/programme';
import { ScoreRunsModule } from '../score-runs/public';
import { DecideRound } from './commands/decide-round';
import { DecisionGuards } from './decision.guards';
import { AwardLinesReader } from './award-lines.reader';
import { CycleCellWinnersResolver, RoundDecisionResolver, ScoreRunAwardLinesResolver } from './decision.resolver';
import { DecisionsReader } from './decisions.reader';

@Module({
  imports: [ProgrammeModule, ScoreRunsModule],
  providers: [DecideRound, DecisionGuards, DecisionsReader, AwardLinesReader, RoundDecisionResolver, CycleCellWinnersResolver, ScoreRunAwardLinesResolver],
  exports: [DecideRound, DecisionsReader],
})
export class SelectionModule {}
