import { Injectable } from '@nestjs/common';
import { decodeCursor, nodesWhere, toPage, type Actor, type PageRequest } from '@jiangong/kernel';
import { Reader, type ConnectionView } from '@jiangong/platform';
import type { LedgerEventView } from './ledger-event.view';

export interface LedgerEventFilter extends PageRequest {
  readonly types?: readonly string[] | null;
  readonly roundId?: string | null;
}

/** Auditors stand at the city, so the scope is all or nothing; still it is the statement that says so. */
const FILTER = `$1::boolean and ($2::text[] is null or e.type = any($2)) and ($3::text is null or e.chain = $3)`;

/** The page first, then what it points at: only named facts of a body leave the ledger here, never the body. */
const PAGE = `
  select e.chain || '/' || e.seq as id, e.chain, e.seq::int as seq, e.at, e.type, e.hash, actor.name as "actorName", r.id as "roundId", r.name as "roundName", p.name as "programmeName",
         about.name as "accountName", e.body ->> 'role' as role, e.body ->> 'from' as "fromPhase", e.body ->> 'to' as "toPhase"
    from (
      select e.chain, e.seq, e.at, e.type, e.hash, e.actor_id, case when e.type = any($4) then e.content::jsonb -> 'body' end as body
        from ledger_event e
       where ${FILTER} and ($5::timestamptz is null or (e.at, e.chain, e.seq) < ($5, $6, $7::bigint))
       order by e.at desc, e.chain desc, e.seq desc limit $8
    ) e
    left join account actor on actor.id = e.actor_id
    left join account about on about.id = (e.body ->> 'accountId')::uuid
    left join round r on 'round:' || r.id = e.chain
    left join programme p on p.id = r.programme_id
   order by e.at desc, e.chain desc, e.seq desc`;

/** Of these the body is looked into: it holds names of phases and roles, and ids of accounts. */
const SPOKEN = [
  'people.role.granted', 'people.role.revoked', 'people.account.opened', 'people.account.disabled', 'people.account.enabled', 'people.account.password_reset', 'people.account.password_changed',
  'programme.round.moved', 'programme.guard.overridden',
];

@Injectable()
export class LedgerEventsReader {
  constructor(private readonly reader: Reader) {}

  async list(actor: Actor, filter: LedgerEventFilter): Promise<ConnectionView<LedgerEventView>> {
    const scope = actor.kind === 'platform' || nodesWhere(actor, 'ledger.read').length > 0;
    const values = [scope, filter.types ?? null, filter.roundId ? `round:${filter.roundId}` : null];
    const [at, chain, seq] = decodeCursor(filter.after, 3) ?? [null, null, null];
    const rows = await this.reader.rows<LedgerEventView & { readonly chain: string }>(PAGE, [...values, SPOKEN, at, chain, seq, filter.first + 1]);
    const totalCount = async (): Promise<number> => (await this.reader.first<{ count: number }>(`select count(*)::int as count from ledger_event e where ${FILTER}`, values))!.count;
    return { ...toPage(rows, filter, (row) => [row.at.toISOString(), row.chain, row.seq]), totalCount };
  }
}
