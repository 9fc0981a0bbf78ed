import { Injectable, type OnModuleInit } from '@nestjs/common';
import { RoundGuards } from '@jiangong/programme';
import { NoSealedRun } from './score-run.refusals';
import { ScoreRuns } from './score-runs';

/** Nothing is decided without a sealed run (domain.md §6). */
@Injectable()
export class ScoreRunGuards implements OnModuleInit {
  constructor(private readonly guards: RoundGuards, private readonly runs: ScoreRuns) {}

  onModuleInit(): void {
    this.guards.guard('computing', 'deciding', async (tx, round) => {
      if (!(await this.runs.hasSealed(tx, round.id))) throw new NoSealedRun({});
    });
  }
}
