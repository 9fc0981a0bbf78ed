import { Injectable } from '@nestjs/common';
import { isId, mayAnywhere, type Actor } from '@jiangong/kernel';
import { Reader, type GraphContext } from '@jiangong/platform';
import { UNIT_OF_ENTRY } from '../score-runs/public';
import { redecisionNotFound } from './redeciding';
import type { ListChange } from './redecision.entity';
import type { ListChangeView, RedecisionView } from './redecision.view';

type Row = Omit<RedecisionView, 'changes' | 'abilities'> & { readonly changes: readonly ListChange[] | null; readonly phase: string; readonly requestedById: string | null; readonly requesterMemberId: string | null };

/** `$1`: whether the viewer may see changes of lists. One whose computation failed leads nowhere. */
const ROW = `
  select d.id, d.round_id as "roundId", d.decision_id as "decisionId", d.selection_id as "selectionId", d.excluded, d.reason, d.changes, d.content_hash as "contentHash",
         case when d.state = 'computing' and s.state in ('failed', 'cancelled') then 'impossible' else d.state end as state,
         first.name as "requestedBy", first.member_id as "requesterMemberId", d.requested_by_id as "requestedById", d.requested_at as "requestedAt",
         second.name as "settledBy", d.settled_at as "settledAt", r.phase
    from redecision d join round r on r.id = d.round_id left join selection s on s.id = d.selection_id
    left join account first on first.id = d.requested_by_id left join account second on second.id = d.settled_by_id
   where $1::boolean`;

const ONE = `${ROW} and d.id = $2`;
const OF_ROUND = `${ROW} and d.round_id = $2 order by d.requested_at desc, d.id desc`;

const NAMES = `
  select e.id as "entryId", e.code as "entryCode", e.title, unit.name as "organizationName", c.name as "categoryName"
    from entry e join category c on c.id = e.category_id ${UNIT_OF_ENTRY} where e.id = any($1::uuid[])`;

/** Questions about changes of decided lists: the city's officers and auditors. */
@Injectable()
export class RedecisionsReader {
  constructor(private readonly reader: Reader) {}

  async one(actor: Actor, id: string): Promise<RedecisionView> {
    const rows = isId(id) ? await this.reader.rows<Row>(ONE, [mayAnywhere(actor, 'redecision.read'), id]) : [];
    const [view] = await this.toViews(actor, rows);
    if (!view) throw redecisionNotFound();
    return view;
  }

  /** Newest first. */
  async ofRound({ actor }: GraphContext, roundId: string): Promise<RedecisionView[]> {
    return this.toViews(actor, await this.reader.rows<Row>(OF_ROUND, [mayAnywhere(actor, 'redecision.read'), roundId]));
  }

  private async toViews(actor: Actor, rows: readonly Row[]): Promise<RedecisionView[]> {
    const ids = [...new Set(rows.flatMap(({ changes }) => (changes ?? []).map(({ entryId }) => entryId)))];
    const names = new Map((await this.reader.rows<Omit<ListChangeView, 'change' | 'isExcluded'>>(NAMES, [ids])).map((one) => [one.entryId, one]));
    return rows.map(({ changes, phase, requestedById, requesterMemberId, ...row }) => {
      const isOwn = requestedById === actor.accountId || (requesterMemberId !== null && requesterMemberId === actor.memberId);
      return {
        ...row, changes: changes && changes.map((one) => ({ ...names.get(one.entryId)!, ...one })),
        abilities: {
          canApply: row.state === 'proposed' && phase === 'notice' && actor.accountId !== null && !isOwn && mayAnywhere(actor, 'redecision.apply'),
          canCancel: ['computing', 'proposed', 'impossible'].includes(row.state) && mayAnywhere(actor, 'redecision.propose'),
        },
      };
    });
  }
}
