import type { Bilingual } from '@jiangong/kernel';
import type { Reader } from './reader';

/** What must always be true, as something one can run: the statement finds what breaks it. */
export interface Invariant {
  /** `stage.noun.rule` */
  readonly name: string;
  readonly text: Bilingual;
  /** Rows that break it; none when it holds. */
  readonly broken: string;
}

export interface BrokenInvariant {
  readonly invariant: Invariant;
  /** The first of them. */
  readonly rows: readonly object[];
}

const SHOWN = 20;

/** Runs them one after another; returns those that do not hold. */
export async function findBroken(reader: Reader, invariants: readonly Invariant[]): Promise<BrokenInvariant[]> {
  const found: BrokenInvariant[] = [];
  for (const invariant of invariants) {
    const rows = await reader.rows<object>(`select * from (${invariant.broken}) broken limit ${SHOWN}`);
    if (rows.length > 0) found.push({ invariant, rows });
  }
  return found;
}
