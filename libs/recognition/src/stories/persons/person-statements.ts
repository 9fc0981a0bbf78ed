import type { Tx } from '@jiangong/platform';

/** The id under which a person has a public page; null for who does not want one. `member` is a column. */
export const pageOf = (member: string): string => `case when not exists (select 1 from hidden_person hidden where hidden.member_id = ${member}) then ${member} end`;

export async function isPersonHidden(tx: Tx, memberId: string): Promise<boolean> {
  return (await tx.query('select 1 from hidden_person where member_id = $1', [memberId])).length > 0;
}
