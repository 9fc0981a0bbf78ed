import type { Decimal } from '../document/score-document';

/** Someone who may win. A `perGroupMax` constraint reads the attribute it names, `district` for example. */
export interface SelectionCandidate {
  readonly id: string;
  readonly score: Decimal;
  readonly categories: readonly string[];
  readonly [attribute: string]: unknown;
}

/** A published rule on the list of winners; one unit when a conflict is reported. */
export type SelectionConstraint =
  /**
   * Winners with *all* `categories` (and the base category): at least / at most `fraction` × base, where base is the K
   * places or the winners of one category. Compared exactly: floors round up, caps round down (domain §7).
   */
  | { readonly id: string; readonly type: 'min' | 'max'; readonly categories: readonly string[]; readonly base: string; readonly fraction: Decimal }
  /** At most `cap` winners of one value of `attribute`, or `caps[value]` where given. No value counts as one value. */
  | { readonly id: string; readonly type: 'perGroupMax'; readonly attribute: string; readonly cap: number; readonly caps?: Readonly<Record<string, number>> };

export interface SelectionInput {
  readonly id?: string;
  /** Places; all are filled. */
  readonly K: number;
  readonly candidates: readonly SelectionCandidate[];
  readonly constraints: readonly SelectionConstraint[];
}

export interface Selected {
  readonly status: 'optimal';
  /** Highest possible total score, in points. */
  readonly objective: number;
  /** Lowest possible sum of positions (from 1; score high to low, then id) among the lists of that total. */
  readonly positionSum: number;
  /** Winners by position. */
  readonly selected: readonly string[];
  /** The other solver's proof of the same total; `undecided` when its work limit came first. A different total throws. */
  readonly secondOpinion: 'agrees' | 'undecided';
}

export interface NotSelectable {
  readonly status: 'infeasible';
  /** A minimal set of constraints that exclude one another; empty when there are fewer candidates than places. */
  readonly conflict: readonly string[];
}

export type SelectionResult = Selected | NotSelectable;
