import type { PointTable } from './award-catalogue';

/** A place somebody of a delegation took in one category. */
export interface DelegationPlace {
  readonly delegation: string;
  readonly rank: number;
}

export interface DelegationLine {
  readonly delegation: string;
  readonly points: number;
  /** How often first, second, third … */
  readonly places: readonly number[];
  /** Equals share a rank; the next one is left out (1224). */
  readonly rank: number;
}

const compare = (a: Omit<DelegationLine, 'rank'>, b: Omit<DelegationLine, 'rank'>): number =>
  b.points - a.points || a.places.map((count, at) => b.places[at]! - count).find((difference) => difference !== 0) || 0;

/** Ranks delegations by the points of their places, then by firsts, seconds and so on (domain.md §9). Places beyond the table bring none. */
export function rankDelegations(places: readonly DelegationPlace[], { points }: Pick<PointTable, 'points'>): DelegationLine[] {
  const lines = [...new Set(places.map(({ delegation }) => delegation))].map((delegation) => {
    const own = places.filter((place) => place.delegation === delegation);
    const counts = points.map((_, at) => own.filter(({ rank }) => rank === at + 1).length);
    return { delegation, points: counts.reduce((sum, count, at) => sum + count * points[at]!, 0), places: counts };
  });
  lines.sort((a, b) => compare(a, b) || (a.delegation < b.delegation ? -1 : 1));
  return lines.map((line) => ({ ...line, rank: 1 + lines.filter((other) => compare(other, line) < 0).length }));
}
