import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Tx } from '@jiangong/platform';
import { JudgedRounds, PanelFollowers, type PanelChange, type PanelMoves } from '../panels/public';
import { AssignmentPlan } from './assignment-plan';

/** A panel that changes in the middle of judging takes the assignment along in the same commit, or does not change. */
@Injectable()
export class Rebalancing implements OnModuleInit {
  constructor(private readonly panels: PanelFollowers, private readonly rounds: JudgedRounds, private readonly plan: AssignmentPlan) {}

  onModuleInit(): void {
    this.panels.follow((tx, change) => this.follow(tx, change));
  }

  private async follow(tx: Tx, { round, isRebalance, substitution }: PanelChange): Promise<PanelMoves | void> {
    if (!isRebalance) return;
    const { refusal, moves } = await this.plan.complete(tx, await this.rounds.of(tx, round), substitution);
    if (refusal) throw refusal;
    return moves;
  }
}
