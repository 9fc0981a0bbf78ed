/** The end of a chain: how many events it has, and the hash of the last. */
export interface Head {
  readonly chain: string;
  readonly seq: number;
  readonly hash: string;
}

const SHOWN = 16;

/**
 * A head short enough to be printed and typed: `142-7F3A-09BC-1D2E-4455`, the number of the last event and the first
 * 64 bits of its hash. To find other events with the same code takes 2^64 tries, each of a whole chain.
 */
export function headCode({ seq, hash }: Pick<Head, 'seq' | 'hash'>): string {
  const groups = hash.slice(0, SHOWN).toUpperCase().match(/.{4}/g) ?? [];
  return [String(seq), ...groups].join('-');
}

/** Reads a code as people type it: any case, blanks or dashes between the groups, the number first. Null when it is none. */
export function readHeadCode(text: string): { readonly seq: number; readonly prefix: string } | null {
  const match = /^\s*(\d{1,12})[\s:·-]+([0-9a-f]{4}(?:[\s-]*[0-9a-f]{4}){3})\s*$/i.exec(text.replaceAll('—', '-'));
  return match ? { seq: Number(match[1]), prefix: match[2]!.replace(/[\s-]/g, '').toLowerCase() } : null;
}
