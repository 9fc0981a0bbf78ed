import type { Tx } from '@jiangong/platform';

/** The tree's own number among the locks of the database. */
const TREE = 7_220_418;

/**
 * A node added below one that is being moved would keep the pairs of the old place: whoever adds holds the tree with
 * others, whoever moves holds it alone. Taken before the tree is read, in a transaction that sees what was committed since.
 */
export async function holdTree(tx: Tx, purpose: 'add' | 'move'): Promise<void> {
  await tx.query(purpose === 'move' ? 'select pg_advisory_xact_lock($1)' : 'select pg_advisory_xact_lock_shared($1)', [TREE]);
}
