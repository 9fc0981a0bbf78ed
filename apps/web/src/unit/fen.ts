import { grouped } from '../forms';

/** `49200050` fen → `492,000.50`, by text: sums of a city do not fit a floating number. */
export function yuanOf(fen: string): string {
  const digits = fen.padStart(3, '0');
  const cents = digits.slice(-2);
  return grouped(cents === '00' ? digits.slice(0, -2) : `${digits.slice(0, -2)}.${cents}`);
}
