/** Fen as decimal text → yuan as people write it, exact by text. */
export function yuanText(fen: string): string {
  const [sign, digits] = fen.startsWith('-') ? ['−', fen.slice(1)] : ['', fen];
  const padded = digits.padStart(3, '0');
  const whole = padded.slice(0, -2).replace(/\B(?=(\d{3})+$)/g, ',');
  return `${sign}${whole}.${padded.slice(-2)}`;
}

/** What somebody typed in yuan → fen as decimal text; null when it is no amount. */
export function fenOf(yuan: string): string | null {
  const match = /^(\d{1,13})(?:\.(\d{1,2}))?$/.exec(yuan.replace(/[,，\s]/g, ''));
  return match ? String(BigInt(match[1]!) * 100n + BigInt((match[2] ?? '').padEnd(2, '0'))) : null;
}
