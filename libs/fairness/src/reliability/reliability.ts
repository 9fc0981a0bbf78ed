import type { RefusalText } from '../refusal';

/** `green` separates the entries, `amber` separates most, `red`: the ranking does not separate the entries. */
export type ReliabilityLight = 'green' | 'amber' | 'red';

/** Where a light turns, as a share of variance that is not error. */
export const GREEN_FROM = 0.9;
export const AMBER_FROM = 0.75;

/** What a light means, for the result page. */
export const RELIABILITY_MEANINGS: Readonly<Record<ReliabilityLight, RefusalText>> = {
  green: { zh: '排名可靠：名次能够区分各件作品', en: 'reliable: the ranking separates the entries' },
  amber: { zh: '排名较可靠：相邻名次可能互换', en: 'fairly reliable: neighbouring places could change' },
  red: { zh: '排名不能区分各件作品', en: 'the ranking does not separate the entries' },
};

/**
 * Reliability of estimated scores in a sparse design: 1 − mean(se²) / σ²_entry (the contract; the marginal reliability
 * of Green, Bock, Humphreys, Linn & Reckase 1984, J. Educ. Meas. 21:347–360). `se` in points, one per entry;
 * `varianceEntry` in squared points. Null without entries or without variance between them. At most 1.
 */
export function sparseReliability(se: ArrayLike<number>, varianceEntry: number): number | null {
  if (se.length === 0 || !(varianceEntry > 0)) return null;
  let squares = 0;
  for (let i = 0; i < se.length; i++) squares += se[i]! * se[i]!;
  return 1 - squares / se.length / varianceEntry;
}

/** The light of a reliability (contract): from 0.9 green, from 0.75 amber, below or undefined red. */
export function reliabilityLight(value: number | null): ReliabilityLight {
  if (value === null || !(value >= AMBER_FROM)) return 'red';
  return value >= GREEN_FROM ? 'green' : 'amber';
}
