import type { Actor } from '@jiangong/kernel';
import type { Tx } from '@jiangong/platform';

/** The name of the officer who asked, when the actor is the same person: two accounts of one member are one person. */
export async function samePersonAs(tx: Tx, requestedById: string | null, actor: Actor): Promise<string | null> {
  const [first] = await tx.query<{ id: string; memberId: string | null; name: string }>(`select id, member_id as "memberId", name from account where id = $1`, [requestedById]);
  if (!first || (first.id !== actor.accountId && (first.memberId === null || first.memberId !== actor.memberId))) return null;
  return first.name;
}
