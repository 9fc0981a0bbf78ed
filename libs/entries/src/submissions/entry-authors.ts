import { BadInput } from '@jiangong/kernel';
import type { Tx } from '@jiangong/platform';
import { EntryAuthor } from './entry.entity';
import { EntryAuthorsNamed } from './entry.events';

export interface NamedAuthor {
  readonly memberId: string;
  /** Per cent. */
  readonly share: number;
}

/** Each person once, with a part of the whole. */
export function refuseFaultyAuthors(authors: readonly NamedAuthor[]): void {
  if (new Set(authors.map((one) => one.memberId)).size < authors.length) throw BadInput.at('input.authors', '同一位作者出现了两次', 'the same author appears twice');
  if (!authors.every(({ share }) => Number.isSafeInteger(share) && share >= 0 && share <= 100)) throw BadInput.at('input.authors', '贡献比例须为 0 到 100 的整数', 'a share is a whole number from 0 to 100');
  const total = authors.reduce((sum, { share }) => sum + share, 0);
  if (total > 100) throw BadInput.at('input.authors', `贡献比例合计 ${total}%，超过 100%`, `the shares add up to ${total} per cent`);
}

/** Replaces the authors of an entry, in the order given. */
export async function nameAuthors(tx: Tx, entry: { readonly id: string; readonly roundId: string }, authors: readonly NamedAuthor[]): Promise<void> {
  refuseFaultyAuthors(authors);
  await tx.query(`delete from entry_author where entry_id = $1`, [entry.id]);
  if (authors.length > 0) await tx.repo(EntryAuthor).insert(authors.map(({ memberId, share }, position) => ({ entryId: entry.id, memberId, share, position })));
  tx.announce(EntryAuthorsNamed, { roundId: entry.roundId, entryId: entry.id });
}
