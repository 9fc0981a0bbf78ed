import { NotFound } from '@jiangong/kernel';
import type { Tx } from '@jiangong/platform';
import { noPayable } from './fund.policy';
import { Payable } from './payable.entity';

export interface LockedPayable extends Pick<Payable, 'id' | 'number' | 'kind' | 'fund' | 'year' | 'purpose' | 'memberId' | 'organizationId' | 'amountFen' | 'state' | 'approvedById' | 'batchId'> {
  readonly approverMemberId: string | null;
}

/** The payables of a command, held in one order until the commit: of two who do the same, the second sees what the first did. */
export async function lockedPayables(tx: Tx, ids: readonly string[]): Promise<LockedPayable[]> {
  const wanted = [...new Set(ids)];
  await tx.query('select 1 from payable where id = any($1::uuid[]) order by id for update', [wanted]);
  const rows = await tx.query<LockedPayable>(
    `select p.id, p.number, p.kind, p.fund, p.year, p.purpose, p.member_id as "memberId", p.organization_id as "organizationId", p.amount_fen::text as "amountFen", p.state,
            p.approved_by_id as "approvedById", p.batch_id as "batchId", a.member_id as "approverMemberId"
       from payable p left join account a on a.id = p.approved_by_id where p.id = any($1::uuid[]) order by p.id`, [wanted]);
  if (rows.length < wanted.length || wanted.length === 0) throw new NotFound(noPayable);
  return rows;
}
