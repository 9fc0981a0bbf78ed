import { sha256 } from '@jiangong/kernel';
import type { Tx } from '@jiangong/platform';
import { Decision } from '../selection/public';
import { Publication } from './publication.entity';

/** A list that stands falls, and with it a signature already given for it, in the same commit; null where none stands. */
export async function takeBack(tx: Tx, roundId: string, reason: string): Promise<Decision | null> {
  const decision = await tx.repo(Decision).findOneBy({ roundId, state: 'standing' });
  if (!decision) return null;
  await tx.repo(Decision).update({ id: decision.id }, { state: 'void' });
  tx.record({ chain: `round:${roundId}`, type: 'results.decision.voided', body: { decisionId: decision.id, contentHash: decision.contentHash, reasonHash: sha256(reason) } });
  await withdrawOpened(tx, roundId);
  return decision;
}

/** A signature given for a list falls with it. */
export async function withdrawOpened(tx: Tx, roundId: string): Promise<void> {
  const opened = await tx.repo(Publication).findOneBy({ roundId, state: 'awaiting_signature' });
  if (!opened) return;
  await tx.repo(Publication).update({ id: opened.id }, { state: 'withdrawn' });
  tx.record({ chain: `round:${roundId}`, type: 'results.publication.withdrawn', body: { publicationId: opened.id, decisionId: opened.decisionId } });
}
