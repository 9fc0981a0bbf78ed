import { Injectable } from '@nestjs/common';
import type { Tx } from '@jiangong/platform';
import { Rounds, type Phase, type Round, type RuleContent } from '@jiangong/programme';

/** What judging needs to know of a round. */
export interface JudgedRound {
  readonly id: string;
  readonly phase: Phase;
  readonly collectingAt: Date;
  readonly rules: RuleContent['judging'];
}

/**
 * A round with the rules it is judged by, locked: `update` for whoever changes panel or assignments, `share` for marks, so
 * that it cannot leave judging between the check and the commit. Always locked before a sheet is, or two would wait
 * for each other.
 */
@Injectable()
export class JudgedRounds {
  constructor(private readonly rounds: Rounds) {}

  async lock(tx: Tx, roundId: string, mode: 'share' | 'update'): Promise<JudgedRound> {
    return this.of(tx, await this.rounds.load(tx, roundId, mode));
  }

  /** Of a round somebody has locked already. */
  async of(tx: Tx, { id, phase, collectingAt }: Round): Promise<JudgedRound> {
    return { id, phase, collectingAt, rules: (await this.rounds.rulesOf(tx, id)).judging };
  }
}
