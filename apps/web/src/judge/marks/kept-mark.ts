/** Why a mark did not simply arrive: another one stands there, or the rules said no. */
export type Trouble = { readonly kind: 'moved'; readonly theirs: number | null } | { readonly kind: 'refused'; readonly message: string };

interface Kept {
  /** Its name on the device and on the server: the same mark sent twice counts once. */
  readonly id: string;
  /** Its place among all that was given on this device. */
  readonly seq: number;
  readonly sheetId: string;
  readonly isSent: boolean;
  readonly trouble: Trouble | null;
}

/** A mark on its way to the server. `grounds` are the values that may stand there for it to be the next one. */
export interface KeptMark extends Kept {
  readonly kind: 'mark';
  readonly criterion: string;
  /** Thousandths: the mark, or what was measured where the criterion is measured. */
  readonly value: number;
  readonly isMeasured: boolean;
  /** What the criterion is called, for when its sheet is no longer at hand. */
  readonly name?: string;
  readonly grounds: readonly (number | null)[];
}

export interface KeptComment extends Kept {
  readonly kind: 'comment';
  readonly text: string;
}

export type KeptItem = KeptMark | KeptComment;

/** Somebody, or the same judge on another device, gave another mark in between: both values, for the judge to choose. */
export interface MarkConflict {
  readonly sheetId: string;
  readonly criterion: string;
  readonly mine: number;
  readonly theirs: number | null;
}

export type StandingMarks = ReadonlyMap<string, number>;

/** A random (version 4) UUID, also where the page came over plain HTTP and the browser has no word for it. */
export function newMarkId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6]! & 0x0f) | 0x40;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  return [...bytes].map((byte, at) => ([4, 6, 8, 10].includes(at) ? '-' : '') + byte.toString(16).padStart(2, '0')).join('');
}

export const COMMENT = '#comment';
export const placeOf = (item: KeptItem): string => `${item.sheetId}/${item.kind === 'mark' ? item.criterion : COMMENT}`;

export const inOrder = (a: KeptItem, b: KeptItem): number => a.seq - b.seq || (a.id < b.id ? -1 : 1);

/**
 * What becomes of a mark once it is known what stands: it waits on, it has arrived after all, or it rests on a value
 * that is no longer there. Then the judge is asked; one of two devices must never win in silence.
 */
export function afterLearning(mark: KeptMark, marks: StandingMarks): KeptMark | 'arrived' {
  const stands = marks.get(mark.criterion) ?? null;
  if (stands === mark.value) return 'arrived';
  if (mark.trouble?.kind === 'refused') return mark;
  if (mark.trouble === null && mark.grounds.includes(stands)) return mark;
  return { ...mark, trouble: { kind: 'moved', theirs: stands } };
}
