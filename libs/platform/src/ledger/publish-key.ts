import type { Tx } from '../database/tx';
import type { SigningKey } from './signing-key';

/** Makes a key known before anything signed with it is: in the table of keys and in the chain of all. */
export async function publishKey(tx: Tx, { keyId, publicKey }: Pick<SigningKey, 'keyId' | 'publicKey'>): Promise<void> {
  const added = await tx.query('insert into ledger_key (key_id, public_key, created_at) values ($1, $2, $3) on conflict do nothing returning key_id', [keyId, publicKey, tx.now]);
  if (added.length > 0) tx.record({ chain: 'platform', type: 'platform.ledger_key.added', body: { keyId, publicKey } });
}
