import type { DraftAuthor } from './draft-store';

export const shareOf = ({ share }: DraftAuthor): number => (/^\d{1,3}$/.test(share.normalize('NFKC').trim()) ? Number(share.normalize('NFKC')) : 0);
export const totalOf = (authors: readonly DraftAuthor[]): number => authors.reduce((sum, author) => sum + shareOf(author), 0);
export const isWhole = (authors: readonly DraftAuthor[]): boolean => totalOf(authors) === 100 && authors.every((author) => shareOf(author) > 0);

/** Equal parts; what cannot be parted goes to the first ones. */
export function evened(authors: readonly DraftAuthor[]): readonly DraftAuthor[] {
  const each = Math.floor(100 / authors.length);
  return authors.map((author, at) => ({ ...author, share: String(each + (at < 100 - each * authors.length ? 1 : 0)) }));
}
