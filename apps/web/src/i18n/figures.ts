/** Scores travel as whole thousandths and are shown with two decimals; whole-number arithmetic, half-up. */
export function scoreText(thousandths: number, decimals: 0 | 1 | 2 | 3 = 2): string {
  const step = 10 ** (3 - decimals);
  const rounded = Math.floor((Math.abs(thousandths) + step / 2) / step);
  const digits = String(rounded).padStart(decimals + 1, '0');
  const text = decimals === 0 ? digits : `${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
  return thousandths < 0 ? `-${text}` : text;
}

export const countText = (language: string, count: number): string => new Intl.NumberFormat(language).format(count);
