// Exact fractions of BigInt { n, d } with d > 0: no mark, mean or comparison below ever touches a floating-point number.

export const fraction = (n, d = 1n) => ({ n: BigInt(n), d: BigInt(d) });

/** "88.5" → 885/10. The text must already be a plain decimal. */
export function decimal(text) {
  const [whole, part = ''] = text.split('.');
  return fraction(BigInt(whole + part), 10n ** BigInt(part.length));
}

export const add = (a, b) => fraction(a.n * b.d + b.n * a.d, a.d * b.d);
export const times = (a, b) => fraction(a.n * b.n, a.d * b.d);
export const over = (a, count) => fraction(a.n, a.d * BigInt(count));
export const sum = (list) => list.reduce(add, fraction(0));
export const mean = (list) => over(sum(list), list.length);

/** negative, zero or positive, as a sort comparator */
export function compare(a, b) {
  const difference = a.n * b.d - b.n * a.d;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

/** half-up to whole units of 10^-decimals; marks are never negative, so half-up is floor(x + 1/2) */
export function roundHalfUp(a, decimals) {
  const scale = 10n ** BigInt(decimals);
  return fraction((2n * a.n * scale + a.d) / (2n * a.d), scale);
}

/** a fraction that is whole in units of 10^-decimals, printed with exactly that many decimals */
export function print(a, decimals) {
  const units = ((a.n * 10n ** BigInt(decimals)) / a.d).toString().padStart(decimals + 1, '0');
  return decimals === 0 ? units : `${units.slice(0, -decimals)}.${units.slice(-decimals)}`;
}
