import type { Tx } from '@jiangong/platform';

/** Writes down that somebody read judges' marks by name: who, of which round, how many sheets. */
export function recordMarksRead(tx: Tx, roundId: string, count: number): void {
  tx.record({ chain: `round:${roundId}`, type: 'judging.marks.read', body: { reader: tx.actor.accountId, round: roundId, count } });
}
