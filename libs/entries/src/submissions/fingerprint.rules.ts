import type { EntryContent } from './form.rules';

/**
 * Near-duplicate texts in Chinese: without words to split at, two characters are the unit. Sentences are taken apart so
 * that their order does not count, figures are made equal so that changed numbers do not hide a copy, and NFKC makes one
 * of full-width and half-width forms. MinHash bands find candidates; Jaccard decides (Broder 1997; Leskovec et al. §3).
 */
const BANDS = 24;
const ROWS = 4;
/** Fewer pairs of characters than this say nothing about copying. */
const LEAST_GRAMS = 20;
/** From here on texts are told to be alike; per cent. At 60 % a pair is found with 96 %, at 70 % with 99.8 %. */
export const ALIKE = 60;
/** From here on two texts are one work. */
export const SAME = 85;

const SENTENCE_END = /[。！？；!?;.…\n]+/u;
const NOT_SAID = /[\p{P}\p{S}\p{Z}\p{C}]+/gu;

/** What is said in an entry: its title and every text of its answers. */
export const saidIn = (title: string, content: EntryContent): string =>
  [title, ...Object.values(content).flatMap((answer) => (Array.isArray(answer) ? answer.map((one) => ('name' in one ? one.name : '')) : [String(answer as string | number)]))].join('\n');

/** The pairs of characters of a text, each once. */
export function gramsOf(text: string): ReadonlySet<string> {
  const grams = new Set<string>();
  for (const sentence of text.normalize('NFKC').toLowerCase().replace(/\d+(?:[.,]\d+)*/g, '#').split(SENTENCE_END)) {
    const letters = [...sentence.replace(NOT_SAID, (mark) => (mark.includes('#') ? '#' : ''))];
    for (let at = 1; at < letters.length; at++) grams.add(letters[at - 1]! + letters[at]!);
  }
  return grams;
}

/** Shared part of both, in whole per cent; nothing where either says too little. */
export function alikeness(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  if (one.size < LEAST_GRAMS || other.size < LEAST_GRAMS) return 0;
  const [few, many] = one.size <= other.size ? [one, other] : [other, one];
  let shared = 0;
  for (const gram of few) if (many.has(gram)) shared += 1;
  return Math.floor((shared * 100) / (one.size + other.size - shared));
}

/** FNV-1a over code points. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (const letter of text) hash = Math.imul(hash ^ letter.codePointAt(0)!, 0x01000193);
  return hash >>> 0;
}

/** A member of a family of hash functions (the finaliser of MurmurHash3). */
function mixed(value: number, seed: number): number {
  let hash = value ^ Math.imul(seed + 1, 0x9e3779b1);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/** By which a text is found among many: texts that share a band are candidates. Empty where too little is said. */
export function bandsOf(grams: ReadonlySet<string>): number[] {
  if (grams.size < LEAST_GRAMS) return [];
  const hashes = [...grams].map(hashOf);
  return Array.from({ length: BANDS }, (_one, band) => {
    let hash = mixed(band, 0x51ed27);
    for (let row = 0; row < ROWS; row++) {
      const seed = band * ROWS + row;
      let least = 0xffffffff;
      for (const value of hashes) least = Math.min(least, mixed(value, seed));
      hash = mixed(hash ^ least, row);
    }
    return hash | 0;
  });
}
