import { Injectable } from '@nestjs/common';
import { dayOf, newId } from '@jiangong/kernel';
import type { Tx } from '@jiangong/platform';
import { MemberTie, TieChanged } from '../members/public';
import { pairsWith } from './studio.rules';

type TiedStudio = { readonly number: string; readonly name: string };

/** Where a tie is known from; by it the register finds its own ties again. */
const sourceOf = ({ number }: TiedStudio): string => `工作室登记 ${number}`;

/** Keeps the ties between members of a studio in step, so that judging finds its conflicts (domain.md §5). */
@Injectable()
export class StudioTies {
  async join(tx: Tx, studio: TiedStudio, memberId: string, present: readonly string[]): Promise<void> {
    const today = dayOf(tx.now);
    const ties = pairsWith(memberId, present).map(([memberAId, memberBId]) => ({
      id: newId(), memberAId, memberBId, kind: 'studio' as const, label: studio.name, onDay: null, fromDay: today, toDay: null, source: sourceOf(studio), recordedAt: tx.now, recordedById: tx.actor.accountId,
    }));
    if (ties.length === 0) return;
    await tx.repo(MemberTie).insert(ties);
    this.announce(tx, ties);
  }

  /** Of one member, or of all when the studio ends. */
  async end(tx: Tx, studio: TiedStudio, memberId: string | null): Promise<void> {
    const today = dayOf(tx.now);
    const [ended] = (await tx.query(
      `update member_tie set to_day = $3::date where kind = 'studio' and source = $1 and to_day is null and ($2::uuid is null or $2 in (member_a_id, member_b_id))
       returning id, member_a_id as "memberAId", member_b_id as "memberBId"`, [sourceOf(studio), memberId, today])) as unknown as [{ id: string; memberAId: string; memberBId: string }[], number];
    this.announce(tx, ended);
  }

  private announce(tx: Tx, ties: readonly { readonly id: string; readonly memberAId: string; readonly memberBId: string }[]): void {
    for (const { id, memberAId, memberBId } of ties) tx.announce(TieChanged, { tieId: id, memberAId, memberBId });
  }
}
