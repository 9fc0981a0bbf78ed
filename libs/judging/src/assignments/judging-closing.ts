import { Injectable, type OnModuleInit } from '@nestjs/common';
import { RoundGuards } from '@jiangong/programme';
import { JudgedRounds } from '../panels/public';
import { AssignmentPlan } from './assignment-plan';

/**
 * Closes judging: conflicts are looked at once more, in the step that closes it. A fact recorded the moment before has its
 * reaction still on the way, and after judging nothing is taken back: no sheet of a judge in conflict reaches a score.
 */
@Injectable()
export class JudgingClosing implements OnModuleInit {
  constructor(private readonly guards: RoundGuards, private readonly judged: JudgedRounds, private readonly plan: AssignmentPlan) {}

  onModuleInit(): void {
    this.guards.guard('judging', 'computing', async (tx, round) => void (await this.plan.settle(tx, await this.judged.of(tx, round))));
  }
}
