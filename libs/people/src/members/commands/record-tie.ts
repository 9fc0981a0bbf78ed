import { Injectable } from '@nestjs/common';
import { BadInput, dayOf, mayAt, newId, NotFound, sha256, type Actor, type Day } from '@jiangong/kernel';
import { UnitOfWork, type Tx } from '@jiangong/platform';
import { MemberTie, type TieKind } from '../member.entity';
import { TieChanged } from '../member.events';
import { noMember } from '../member.policy';
import { TieKnown, TieWithOneself } from '../member.refusals';
import { Members } from '../members';

export interface TieFact {
  readonly memberIds: readonly [string, string];
  readonly kind: TieKind;
  readonly label?: string | null;
  readonly onDay?: Day | null;
  /** Today when not given; of a joint award its own day. */
  readonly fromDay?: Day | null;
  readonly toDay?: Day | null;
  readonly source?: string | null;
}

/** Records a dated tie between two persons. Whoever records it stands over one of the two at least. */
@Injectable()
export class RecordTie {
  constructor(private readonly uow: UnitOfWork, private readonly members: Members) {}

  execute(actor: Actor, fact: TieFact): Promise<string> {
    return this.uow.run(actor, {}, async (tx) => {
      const [memberAId, memberBId] = [...fact.memberIds].sort() as [string, string];
      // the two rows in one order serialise two records of the same tie
      const known = await tx.query<{ id: string }>('select id from member where id = any($1::uuid[]) order by id for update', [[memberAId, memberBId]]);
      await this.requireOverOne(tx, known.map(({ id }) => id));
      if (memberAId === memberBId) throw new TieWithOneself({});
      if (known.length < 2) throw new NotFound(noMember);
      const tie = this.rowOf(fact, memberAId, memberBId, dayOf(tx.now));
      const [standing] = await tx.query<{ id: string }>(
        `select id from member_tie where member_a_id = $1 and member_b_id = $2 and kind = $3 and label = $4 and on_day is not distinct from $5::date
            and (to_day is null or to_day >= $6::date)`, [memberAId, memberBId, tie.kind, tie.label, tie.onDay, tie.fromDay]);
      if (standing) throw new TieKnown({ tieId: standing.id });
      const id = newId();
      await tx.repo(MemberTie).insert({ ...tie, id, recordedAt: tx.now, recordedById: actor.accountId });
      tx.record({ chain: 'platform', type: 'people.tie.recorded', body: { tieId: id, memberAId, memberBId, kind: tie.kind, labelHash: tie.label ? sha256(tie.label) : null, fromDay: tie.fromDay, toDay: tie.toDay } });
      tx.announce(TieChanged, { tieId: id, memberAId, memberBId });
      return id;
    });
  }

  private rowOf({ kind, label, onDay, fromDay, toDay, source }: TieFact, memberAId: string, memberBId: string, today: Day): Omit<MemberTie, 'id' | 'recordedAt' | 'recordedById'> {
    if (kind === 'joint_award' && !onDay) throw BadInput.at('input.onDay', '共同获奖须写明获奖日期', 'a joint award needs the day it was given');
    const from = fromDay ?? onDay ?? today;
    if (toDay && toDay < from) throw BadInput.at('input.toDay', '结束日期早于开始日期', 'the last day lies before the first');
    return { memberAId, memberBId, kind, label: label?.trim() ?? '', onDay: kind === 'joint_award' ? onDay! : null, fromDay: from, toDay: toDay ?? null, source: source?.trim() ?? '' };
  }

  private async requireOverOne(tx: Tx, memberIds: readonly string[]): Promise<void> {
    for (const id of memberIds) {
      const place = await this.members.membershipOn(tx, id, dayOf(tx.now));
      if (mayAt(tx.actor, 'tie.record', place?.lineage ?? [])) return;
    }
    throw new NotFound(noMember);
  }
}
