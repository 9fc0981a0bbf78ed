import { sha256 } from '@jiangong/kernel';
import type { Tx } from '@jiangong/platform';
import type { Declaration } from '@jiangong/programme';
import { EntryDeclaration } from './entry.entity';
import { DeclarationsMissing } from './entry.refusals';

/** What was declared, as the ledger holds it: which text in which version, by its hash. */
export interface Declared {
  readonly code: string;
  readonly version: number;
  readonly textHash: string;
}

/** The declarations the rules ask for, all of them agreed to (domain.md §4). */
export function declaredBy(asked: readonly Declaration[], agreed: readonly string[]): readonly Declared[] {
  const missing = asked.filter(({ code }) => !agreed.includes(code));
  if (missing.length > 0) throw new DeclarationsMissing({ titles: missing.map(({ title }) => title) });
  return asked.map(({ code, version, text }) => ({ code, version, textHash: sha256(text) }));
}

export async function keepDeclarations(tx: Tx, entryId: string, declared: readonly Declared[]): Promise<void> {
  if (declared.length === 0) return;
  await tx.repo(EntryDeclaration).upsert(
    declared.map(({ code, version, textHash }) => ({ entryId, code, textVersion: version, textHash, declaredAt: tx.now, declaredById: tx.actor.accountId })), ['entryId', 'code']);
}
