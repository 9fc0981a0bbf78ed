import { rolesWith } from '@jiangong/kernel';
import type { Tx } from '@jiangong/platform';
import type { Decoding } from './blind.entity';
import type { KeyHolder } from './blind.rules';

const HOLDER = `
  select a.id as "accountId", a.member_id as "memberId", a.name from account a
   where a.id = $1 and a.disabled_at is null
     and exists (select 1 from role_grant g where g.account_id = a.id and g.role = any($3::text[]) and g.from_at <= $2 and (g.to_at is null or g.to_at > $2))`;

/** Who asked for a decoding, as long as they still hold a key: with the office or the account the request lapses. */
export async function requesterOf(tx: Tx, decoding: Decoding | null): Promise<KeyHolder | null> {
  if (!decoding) return null;
  if (decoding.requestedById === null) return { accountId: null, memberId: null, name: '系统' };
  const [holder] = await tx.query<KeyHolder>(HOLDER, [decoding.requestedById, tx.now, rolesWith('blind.decode')]);
  return holder ?? null;
}
