import { readKept } from '../../app/kept';

/** A mark on its way to the server. `base` is what the page believed to stand there when it was given. */
export interface PendingMark {
  readonly kind: 'mark';
  readonly sheetId: string;
  readonly criterion: string;
  readonly value: number;
  readonly base: number | null;
}

export interface PendingComment {
  readonly kind: 'comment';
  readonly sheetId: string;
  readonly text: string;
}

export type Pending = PendingMark | PendingComment;

/** Somebody, or the same judge on another device, gave another mark in between: both values, for the judge to choose. */
export interface MarkConflict {
  readonly sheetId: string;
  readonly criterion: string;
  readonly mine: number;
  readonly theirs: number | null;
}

export type StandingMarks = ReadonlyMap<string, number>;

/** About the same criterion of the same sheet, or both its comment. */
export const isSame = (a: Pending, b: Pending): boolean => a.sheetId === b.sheetId && a.kind === b.kind && (a.kind === 'comment' || a.criterion === (b as PendingMark).criterion);

/** Two marks for one criterion, the first of which did not arrive, are one: the later value on the earlier ground. */
export function merged(pending: readonly Pending[]): readonly Pending[] {
  return pending.flatMap((one, index) => {
    if (pending.slice(index + 1).some((later) => isSame(one, later))) return [];
    const first = pending.find((earlier) => isSame(earlier, one))!;
    return [one.kind === 'mark' && first.kind === 'mark' ? { ...one, base: first.base } : one];
  });
}

/** The value that stands is neither the one the mark was based on nor the mark itself. */
export const hasMoved = ({ criterion, base, value }: PendingMark, marks: StandingMarks): boolean => {
  const stands = marks.get(criterion) ?? null;
  return stands !== base || stands === value;
};

export const conflictOf = ({ sheetId, criterion, value }: PendingMark, marks: StandingMarks): MarkConflict => ({ sheetId, criterion, mine: value, theirs: marks.get(criterion) ?? null });

/** What an earlier visit left on the device. */
export function readKeptMarks(storedAs: string): { readonly pending: readonly Pending[]; readonly conflicts: readonly MarkConflict[] } {
  try {
    const kept = JSON.parse(readKept(storedAs) ?? '{}') as { pending?: Pending[]; conflicts?: MarkConflict[] };
    return { pending: kept.pending ?? [], conflicts: kept.conflicts ?? [] };
  } catch {
    return { pending: [], conflicts: [] };
  }
}
