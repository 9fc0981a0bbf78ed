/** One criterion as far as its marks go; all in thousandths. */
export interface MarkScale {
  readonly max: number;
  readonly step: number;
}

export type TypedMark = { readonly value: number } | { readonly fault: 'number' | 'range' | 'step' };

const plain = (typed: string): string => typed.normalize('NFKC').replace('。', '.').trim();

/** What a judge typed, in thousandths, without passing through a floating number. Full-width digits are digits. */
export function readMark(typed: string, { max, step }: MarkScale): TypedMark | null {
  const text = plain(typed);
  if (text === '') return null;
  const parts = /^(\d{1,4})(?:\.(\d{0,6}))?$/.exec(text);
  if (!parts) return { fault: 'number' };
  const decimals = (parts[2] ?? '').replace(/0+$/, '');
  if (decimals.length > 3) return { fault: 'step' };
  const value = Number(parts[1]) * 1_000 + Number(decimals.padEnd(3, '0'));
  if (value > max) return { fault: 'range' };
  return value % step === 0 ? { value } : { fault: 'step' };
}

const MOST_MEASURED = 2_000_000_000;

/** What a judge measured, in thousandths: any sign, up to three decimals. */
export function readMeasured(typed: string): TypedMark | null {
  const text = plain(typed);
  if (text === '') return null;
  const parts = /^([-+−]?)(\d{1,10})(?:\.(\d{0,6}))?$/.exec(text);
  if (!parts) return { fault: 'number' };
  const decimals = (parts[3] ?? '').replace(/0+$/, '');
  if (decimals.length > 3) return { fault: 'step' };
  const size = Number(parts[2]) * 1_000 + Number(decimals.padEnd(3, '0'));
  if (size > MOST_MEASURED) return { fault: 'range' };
  return { value: size === 0 || parts[1] === '' || parts[1] === '+' ? size : -size };
}

/** 89500 → 89.5: as short as it can be typed. */
export function markText(value: number): string {
  const size = Math.abs(value);
  const decimals = String(size % 1_000).padStart(3, '0').replace(/0+$/, '');
  return `${value < 0 ? '-' : ''}${Math.floor(size / 1_000)}${decimals === '' ? '' : `.${decimals}`}`;
}

interface Weighted {
  readonly code: string;
  readonly weight: number;
}

/**
 * Σ weight × mark ÷ Σ weight, half-up to a thousandth; null until every criterion has its mark. What the judge sees
 * while marks are on their way; the server's own total replaces it.
 */
export function previewTotal(rubric: readonly Weighted[], marks: ReadonlyMap<string, number>): number | null {
  if (rubric.length === 0 || rubric.some(({ code }) => !marks.has(code))) return null;
  const weights = rubric.reduce((sum, { weight }) => sum + weight, 0);
  const weighted = rubric.reduce((sum, { code, weight }) => sum + weight * marks.get(code)!, 0);
  return Math.floor((2 * weighted + weights) / (2 * weights));
}
