/** Crockford’s letters: none that is taken for another. */
const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const DRAWN = 7;

/** Luhn over 32 letters: one wrong letter, and two neighbours exchanged, are found. */
function checkLetter(letters: string): string {
  let sum = 0;
  for (let at = letters.length - 1, factor = 2; at >= 0; at--, factor = 3 - factor) {
    const product = factor * LETTERS.indexOf(letters[at]!);
    sum += Math.floor(product / LETTERS.length) + (product % LETTERS.length);
  }
  return LETTERS[(LETTERS.length - (sum % LETTERS.length)) % LETTERS.length]!;
}

/** A number to be read out over a telephone, `7KQ2-0MXF`, from seven drawn bytes. */
export function receiptNumber(drawn: Uint8Array): string {
  const letters = [...drawn.subarray(0, DRAWN)].map((byte) => LETTERS[byte % LETTERS.length]!).join('');
  const all = letters + checkLetter(letters);
  return `${all.slice(0, 4)}-${all.slice(4)}`;
}

/** As somebody typed it → as it is kept; null when it cannot be one. */
export function receiptNumberIn(typed: string): string | null {
  const letters = typed.normalize('NFKC').toUpperCase().replace(/[\s-]/g, '').replace(/O/g, '0').replace(/[IL]/g, '1');
  if (letters.length !== DRAWN + 1 || [...letters].some((letter) => !LETTERS.includes(letter))) return null;
  return checkLetter(letters.slice(0, DRAWN)) === letters[DRAWN] ? `${letters.slice(0, 4)}-${letters.slice(4)}` : null;
}
