import { canonicalJson } from '@jiangong/kernel';
import type { Tx } from '@jiangong/platform';
import type { RuleContent } from '@jiangong/programme';
import { authorsNow, inOrder, refuseUnfitAuthors, type NamedAuthor, type WrittenAuthor } from '../../submissions/public';

interface Authored {
  readonly entryId: string;
  readonly memberId: string;
  readonly categoryId: string;
}

/** The authors of a work as they shall be from now on; null where nothing is said of them, or what is known already. */
export async function changedAuthors(tx: Tx, { entryId, memberId, categoryId }: Authored, written: readonly WrittenAuthor[] | null | undefined, intake: RuleContent['intake']): Promise<readonly NamedAuthor[] | null> {
  if (!written) return null;
  const authors = inOrder(written);
  if (canonicalJson(authors) === canonicalJson(await authorsNow(tx, entryId))) return null;
  const [facts] = await tx.query<{ name: string; code: string; category: string }>(
    'select m.name, c.code, c.name as category from member m, category c where m.id = $1 and c.id = $2', [memberId, categoryId]);
  await refuseUnfitAuthors(tx, authors, intake, { self: { id: memberId, name: facts!.name }, category: { code: facts!.code, name: facts!.category } });
  return authors;
}
