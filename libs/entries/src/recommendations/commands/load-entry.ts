import { NotFound, type Actor } from '@jiangong/kernel';
import type { Tx } from '@jiangong/platform';
import { ENTRY_COLUMNS, ENTRY_SCOPE, ENTRY_TABLES, scopeValues, signerValues, type EntryRow } from '../../submissions/public';

/** An entry loaded and locked for a change, with what the actor is to it; one they may not know of is missing. */
export async function loadEntry(tx: Tx, actor: Actor, id: string): Promise<EntryRow & { subject: 'member' | 'work' }> {
  const [row] = await tx.query<EntryRow & { subject: 'member' | 'work' }>(
    `select ${ENTRY_COLUMNS}, e.subject from ${ENTRY_TABLES} where e.id = $7 and ${ENTRY_SCOPE} for update of e`,
    [...scopeValues(actor), ...signerValues(actor), id]);
  if (!row) throw new NotFound({ zh: '参评件', en: 'entry' });
  return row;
}
