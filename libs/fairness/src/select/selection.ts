import type { Decimal } from '../document/score-document';

/** Someone who may win. A `perGroupMax` constraint reads the attribute it names, `district` for example. */
export interface SelectionCandidate {
  readonly id: string;
  readonly score: Decimal;
  readonly categories: readonly string[];
  /** Who goes first among equal scores, lower first (a published rank, a priority flag); then the id. 0 when left out. */
  readonly tieOrder?: number;
  readonly [attribute: string]: unknown;
}

/** A published rule on the list of winners; one unit when a conflict is reported. */
export type SelectionConstraint =
  /**
   * Winners with *all* `categories` (and the base category): at least / at most `fraction` × base, where base is the K
   * places or the winners of one category. Compared exactly: floors round up, caps round down (domain §7).
   */
  | { readonly id: string; readonly type: 'min' | 'max'; readonly categories: readonly string[]; readonly base: string; readonly fraction: Decimal }
  /** The same said in people: at least / at most `count` winners with all `categories`. */
  | { readonly id: string; readonly type: 'min' | 'max'; readonly categories: readonly string[]; readonly count: number }
  /** At most `cap` winners of one value of `attribute`, or `caps[value]` where given. No value counts as one value. */
  | { readonly id: string; readonly type: 'perGroupMax'; readonly attribute: string; readonly cap: number; readonly caps?: Readonly<Record<string, number>> };

/**
 * What the best list is. `total`: the highest total. `fewest_departures`: the most of those whom the order of scores alone
 * would take (the best K), then the highest total. `best_lowest`: the highest lowest score, then the highest total. Last
 * comes the lowest sum of positions, always.
 */
export type SelectionObjective = 'total' | 'fewest_departures' | 'best_lowest';

export interface SelectionInput {
  readonly id?: string;
  /** `total` when left out; the contract's `max_total_score` is another word for it. */
  readonly objective?: SelectionObjective | 'max_total_score';
  /** Places; all are filled. */
  readonly K: number;
  readonly candidates: readonly SelectionCandidate[];
  readonly constraints: readonly SelectionConstraint[];
}

export interface Selected {
  readonly status: 'optimal';
  /** Highest possible total score (of the lists the objective leaves), in points. */
  readonly objective: number;
  /** How many of the best K are not on the list; with `fewest_departures` alone. */
  readonly departures?: number;
  /** The lowest score on the list, in points; with `best_lowest` alone, null when K is 0. */
  readonly lowest?: number | null;
  /** Lowest possible sum of positions (from 1; score high to low, then `tieOrder`, then id) among the lists of that total. */
  readonly positionSum: number;
  /** Winners by position. */
  readonly selected: readonly string[];
  /** The other solver's proof of the same best; `undecided` when its work limit came first. A different one throws. */
  readonly secondOpinion: 'agrees' | 'undecided';
}

export interface NotSelectable {
  readonly status: 'infeasible';
  /** A minimal set of constraints that exclude one another; empty when there are fewer candidates than places. */
  readonly conflict: readonly string[];
}

export type SelectionResult = Selected | NotSelectable;
