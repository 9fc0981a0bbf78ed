import { BadInput } from './refusal';

/** What a caller asks of a long list: the next `first` rows after the cursor. */
export interface PageRequest {
  readonly first: number;
  readonly after?: string | null;
}

/** One slice of a long list, in keyset order. */
export interface Page<T> {
  readonly nodes: readonly T[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}

export const MAX_PAGE = 100;

/** A cursor is the sort key of the last row, opaque to the caller. */
const encodeCursor = (key: readonly (string | number | null)[]): string =>
  Buffer.from(JSON.stringify(key)).toString('base64url');

export function decodeCursor(cursor: string | null | undefined, length: number): (string | number | null)[] | null {
  if (cursor === null || cursor === undefined || cursor === '') return null;
  try {
    const key: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    if (Array.isArray(key) && key.length === length && key.every((part) => part === null || typeof part === 'string' || typeof part === 'number')) return key as (string | number | null)[];
  } catch {
    // falls through to the refusal: a cursor is ours or it is nothing
  }
  throw BadInput.at('after', '分页位置无效，请从第一页重新打开', 'invalid cursor; start again from the first page');
}

/** Cuts the extra row that was read to learn whether there is more, and makes the cursor. */
export function toPage<T>(rows: readonly T[], request: PageRequest, key: (row: T) => readonly (string | number | null)[]): Page<T> {
  const nodes = rows.slice(0, request.first);
  const last = nodes.at(-1);
  return {
    nodes,
    pageInfo: { hasNextPage: rows.length > request.first, endCursor: last ? encodeCursor(key(last)) : null },
  };
}
