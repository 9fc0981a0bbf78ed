import type { Reader } from './reader';
import type { Tx } from './tx';

/** Where a question is put: to the transaction that is about to write, or to the reader. */
export type RowSource = Pick<Reader, 'rows'> | Pick<Tx, 'query'>;

/** The same statement in either place. Days and counts are cast in the SQL, so that both give the same rows. */
export const rowsFrom = <T extends object>(source: RowSource, sql: string, parameters: readonly unknown[] = []): Promise<T[]> =>
  'rows' in source ? source.rows<T>(sql, parameters) : source.query<T>(sql, parameters);

/** A unique index said no. */
export const isDuplicate = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && [error, (error as { driverError?: unknown }).driverError].some((one) => (one as { code?: string } | undefined)?.code === '23505');
