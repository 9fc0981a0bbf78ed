import { BadInput, dayOf } from '@jiangong/kernel';
import { rowsFrom, type RowSource, type Tx } from '@jiangong/platform';
import { EntryAuthor } from './entry.entity';
import { EntryAuthorsNamed } from './entry.events';
import { MentorPairNeeded, SelfNotAuthor, SharesNotWhole, TooManyAuthors } from './entry.refusals';

export interface NamedAuthor {
  readonly memberId: string;
  /** Per cent. */
  readonly share: number;
}

/** As a form sends them; the order counts, `position` may say it. */
export interface WrittenAuthor extends NamedAuthor {
  readonly position?: number | null;
}

export const inOrder = (authors: readonly WrittenAuthor[]): NamedAuthor[] =>
  authors.map((author, at) => ({ ...author, at })).sort((a, b) => (a.position ?? a.at) - (b.position ?? b.at) || a.at - b.at).map(({ memberId, share }) => ({ memberId, share }));

/** Each person once, each share a whole number: enough for a draft. */
export function refuseMisspelt(authors: readonly NamedAuthor[]): void {
  if (new Set(authors.map((one) => one.memberId)).size < authors.length) throw BadInput.at('input.authors', '同一位作者出现了两次', 'the same author appears twice');
  if (!authors.every(({ share }) => Number.isSafeInteger(share) && share >= 0 && share <= 100)) throw BadInput.at('input.authors', '贡献比例须为 0 到 100 的整数', 'a share is a whole number from 0 to 100');
}

const totalOf = (authors: readonly NamedAuthor[]): number => authors.reduce((sum, { share }) => sum + share, 0);

/** A part of the whole each. */
export function refuseFaultyAuthors(authors: readonly NamedAuthor[]): void {
  refuseMisspelt(authors);
  const total = totalOf(authors);
  if (total > 100) throw BadInput.at('input.authors', `贡献比例合计 ${total}%，超过 100%`, `the shares add up to ${total} per cent`);
}

export interface AuthorRules {
  readonly mostAuthors: number;
  readonly mentorPairIn: readonly string[];
}

/** Authors as they are handed in (domain.md §4): the person among them, shares that make the whole, and a mentor pair where the kind asks for one. */
export async function refuseUnfitAuthors(
  tx: Tx, authors: readonly NamedAuthor[], rules: AuthorRules, facts: { self: { readonly id: string; readonly name: string }; category: { readonly code: string; readonly name: string } },
): Promise<void> {
  const { self, category } = facts;
  refuseMisspelt(authors);
  if (authors.length > rules.mostAuthors) throw new TooManyAuthors({ most: rules.mostAuthors, named: authors.length });
  if (authors.length > 0) {
    if (!authors.some(({ memberId }) => memberId === self.id)) throw new SelfNotAuthor({ name: self.name });
    if (totalOf(authors) !== 100) throw new SharesNotWhole({ total: totalOf(authors) });
    if (authors.some(({ share }) => share === 0)) throw BadInput.at('input.authors', '每位作者的贡献比例至少为 1%', 'every author has a share of at least 1 per cent');
    await refuseUnknown(tx, authors);
  }
  if (!rules.mentorPairIn.includes(category.code)) return;
  const pairs = await pairsOf(tx, self.id, tx.now);
  if (!authors.some(({ memberId }) => pairs.includes(memberId))) throw new MentorPairNeeded({ category: category.name });
}

async function refuseUnknown(tx: Tx, authors: readonly NamedAuthor[]): Promise<void> {
  const [row] = await tx.query<{ count: number }>('select count(*)::int as count from member where id = any($1::uuid[])', [authors.map(({ memberId }) => memberId)]);
  if (row!.count < authors.length) throw BadInput.at('input.authors', '有作者不在职工名册中', 'an author is not on the roster');
}

/** With whom a tie of mentor and apprentice is on record and in force. */
export async function pairsOf(source: RowSource, memberId: string, now: Date): Promise<readonly string[]> {
  const rows = await rowsFrom<{ id: string }>(
    source,
    `select distinct case when t.member_a_id = $1 then t.member_b_id else t.member_a_id end as id from member_tie t
      where t.kind = 'mentor' and $1 in (t.member_a_id, t.member_b_id) and t.from_day <= $2::date and (t.to_day is null or t.to_day >= $2::date)`,
    [memberId, dayOf(now)]);
  return rows.map(({ id }) => id);
}

/** The authors an entry has so far, in order. */
export const authorsNow = (source: RowSource, entryId: string): Promise<NamedAuthor[]> =>
  rowsFrom<NamedAuthor>(source, 'select member_id as "memberId", share from entry_author where entry_id = $1 order by position', [entryId]);

/** The authors of a draft, as typed: shares may not add up yet, and nobody acts upon them. */
export async function keepDraftAuthors(tx: Tx, entryId: string, authors: readonly NamedAuthor[]): Promise<void> {
  refuseMisspelt(authors);
  await refuseUnknown(tx, authors);
  await writeAuthors(tx, entryId, authors);
}

async function writeAuthors(tx: Tx, entryId: string, authors: readonly NamedAuthor[]): Promise<void> {
  await tx.query(`delete from entry_author where entry_id = $1`, [entryId]);
  if (authors.length > 0) await tx.repo(EntryAuthor).insert(authors.map(({ memberId, share }, position) => ({ entryId, memberId, share, position })));
}

/** Replaces the authors of an entry, in the order given. */
export async function nameAuthors(tx: Tx, entry: { readonly id: string; readonly roundId: string }, authors: readonly NamedAuthor[]): Promise<void> {
  refuseFaultyAuthors(authors);
  await writeAuthors(tx, entry.id, authors);
  tx.announce(EntryAuthorsNamed, { roundId: entry.roundId, entryId: entry.id });
}
