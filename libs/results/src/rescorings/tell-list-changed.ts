import type { Tx } from '@jiangong/platform';
import type { ResultNoticeKind } from './rescoring.entity';

interface ListChanged {
  readonly roundId: string;
  readonly decisionId: string;
  readonly oldDecisionId: string;
  readonly kind: Exclude<ResultNoticeKind, 'rescored'>;
}

/** The members behind the entries that are on one list and not on the other. */
const TELL = `
  insert into result_notice (id, round_id, kind, decision_id, entry_id, member_id, created_at)
  select gen_random_uuid(), $1, $4, $2, e.id, behind.member_id, $5
    from (select entry_id from decision_place where decision_id = $3) was
    full join (select entry_id from decision_place where decision_id = $2) now on now.entry_id = was.entry_id
    join entry e on e.id = coalesce(now.entry_id, was.entry_id)
    cross join lateral (select e.member_id where e.member_id is not null union select w.member_id from entry_author w where w.entry_id = e.id) behind
   where now.entry_id is null or was.entry_id is null
  on conflict do nothing`;

/** Tells whoever entered or left a list that it was corrected, in the commit that corrects it. */
export const tellListChanged = async (tx: Tx, { roundId, decisionId, oldDecisionId, kind }: ListChanged): Promise<void> =>
  void (await tx.query(TELL, [roundId, decisionId, oldDecisionId, kind, tx.now]));
