import { NotFound } from '@jiangong/kernel';
import type { Tx } from '@jiangong/platform';
import { RosterImport } from './roster-import.entity';
import { noImport } from './roster-import.policy';

/** The actor's own import, locked; anybody else's is as missing as none. */
export async function ownImport(tx: Tx, id: string): Promise<RosterImport> {
  const { accountId } = tx.actor;
  const found = accountId ? await tx.repo(RosterImport).findOne({ where: { id, createdById: accountId }, lock: { mode: 'pessimistic_write' } }) : null;
  if (!found) throw new NotFound(noImport);
  return found;
}
