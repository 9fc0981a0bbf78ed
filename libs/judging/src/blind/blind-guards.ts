import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Tx } from '@jiangong/platform';
import { RoundGuards, Rounds, type Round } from '@jiangong/programme';
import { AssignmentFollowers } from '../assignments/public';
import { BlindCodes } from './blind-codes';
import { CodesNotOpened } from './blind.refusals';

/** When a blind round commits to its secret, draws its numbers, and has to have opened them. */
@Injectable()
export class BlindGuards implements OnModuleInit {
  constructor(
    private readonly guards: RoundGuards,
    private readonly rounds: Rounds,
    private readonly assigned: AssignmentFollowers,
    private readonly codes: BlindCodes,
  ) {}

  onModuleInit(): void {
    this.guards.guard('scheduled', 'collecting', (tx, round) => this.whenBlind(tx, round, async () => void (await this.codes.commit(tx, round.id))));
    this.guards.guard('reviewing', 'judging', (tx, round) => this.whenBlind(tx, round, () => this.codes.draw(tx, round.id)));
    this.guards.guard('computing', 'deciding', (tx, round) => this.refuseWhileSealed(tx, round));
    this.assigned.follow(async (tx, { roundId }) => {
      const round = await this.rounds.load(tx, roundId);
      if (round.phase === 'judging') await this.whenBlind(tx, round, () => this.codes.draw(tx, roundId));
    });
  }

  private async whenBlind(tx: Tx, round: Round, work: () => Promise<void>): Promise<void> {
    if ((await this.rounds.rulesOf(tx, round.id)).judging.isBlind) await work();
  }

  /** No reason gets past it: a list of names needs the names (domain.md §5). */
  private async refuseWhileSealed(tx: Tx, round: Round): Promise<void> {
    const { judging } = await this.rounds.rulesOf(tx, round.id);
    if (await this.codes.areSealed(tx, round.id, judging.isBlind)) throw new CodesNotOpened({});
  }
}
