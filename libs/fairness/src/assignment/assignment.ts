/** An entry and the judge who looks at it, by id: `[entry, judge]`. */
export type Pair = readonly [entry: string, judge: string];

export interface AssignmentInput {
  readonly entries: readonly string[];
  readonly judges: readonly string[];
  /** Judges for each entry (the contract asks for at least 3, and 5 to trim). */
  readonly perEntry: number;
  /** Hard conflicts (回避), never assigned. Pairs that name someone not listed are ignored. */
  readonly conflicts: readonly Pair[];
  /**
   * Soft conflicts: such a pair is assigned last, only where an entry would lack a judge or the graph would fall apart
   * without it, and then with the reason `soft_conflict`. Standing pairs that have become soft stay: they are a flag for
   * people to judge, not a reason to move work.
   */
  readonly soft?: readonly Pair[];
  /**
   * Districts or rooms with panels of their own: every entry and every judge in exactly one. An entry is judged by its own
   * panel; neighbours in the order given share link entries, judged half by the one panel and half by the other.
   */
  readonly groups?: readonly AssignmentGroup[];
  /** Link entries between neighbouring groups, half from each; 6 by default, the least the contract asks for. */
  readonly linkEntries?: number;
  /** Most entries per judge, by judge id; a judge not named has no limit. */
  readonly loadLimits?: Readonly<Record<string, number>>;
  /** The assignment so far: kept where conflicts, limits, balance and connection allow. */
  readonly existing?: readonly Pair[];
  /** Pairs of `existing` that must stay, because the judge has begun; only a conflict removes them. */
  readonly locked?: readonly Pair[];
  /** `required` (default): every judge is linked to every other through shared entries, or the result is infeasible. */
  readonly connection?: 'required' | 'preferred';
}

export interface AssignmentGroup {
  readonly id: string;
  readonly entries: readonly string[];
  readonly judges: readonly string[];
}

/** Entries that two neighbouring groups share; fewer than asked for when too few may be judged by both. */
export interface GroupLink {
  readonly groups: readonly [string, string];
  /** Sorted. */
  readonly entries: readonly string[];
}

/** Why this judge has this entry. */
export type ChoiceReason =
  | 'locked'
  | 'kept'
  /** As many judges as places are free of conflicts: there was nothing to choose. */
  | 'only_choice'
  /** The least loaded of those who may; equals are told apart by a hash of the two ids. */
  | 'least_loaded'
  /** Took over so that a judge at the limit could take an entry nobody else may. */
  | 'moved_to_fill'
  | 'moved_for_balance'
  | 'moved_for_connection'
  /** In soft conflict with the entry, and taken because nobody else was left. */
  | 'soft_conflict';

/** Why an existing pair is gone. */
export type ReleaseReason = 'not_listed' | 'conflict' | 'over_per_entry' | 'over_load_limit' | 'fill' | 'balance' | 'connection' | 'other_group';

export interface Assigned {
  readonly entry: string;
  readonly judge: string;
  readonly reason: ChoiceReason;
}

/** Why an entry cannot be filled, or why the whole cannot hang together. */
export type AssignmentProblem =
  /** Fewer judges free of conflicts than places. */
  | { readonly reason: 'too_few_eligible'; readonly entry: string; readonly lacking: number; readonly eligible: readonly string[] }
  /** All who may are at their limits, and so is everyone they could hand an entry to: `judges`. */
  | { readonly reason: 'judges_at_limit'; readonly entry: string; readonly lacking: number; readonly judges: readonly string[] }
  /** Conflicts (or locked pairs) cut the graph; `parts` are the entries that hang together, each part sorted. */
  | { readonly reason: 'not_connectable' | 'connection_not_found'; readonly parts: readonly (readonly string[])[] };

export type AssignmentResult =
  | {
      readonly status: 'assigned';
      /** Sorted by entry, then judge. */
      readonly pairs: readonly Assigned[];
      /** Existing pairs given up; sorted likewise. */
      readonly released: readonly { readonly entry: string; readonly judge: string; readonly reason: ReleaseReason }[];
      /** Every judge, also those without an entry; sorted by id. */
      readonly loads: readonly { readonly judge: string; readonly load: number }[];
      /** Connected parts among the entries and the judges who have any; 1 = all comparable. */
      readonly components: number;
      /** How firmly the judges hang together, 0 (in parts) to 1; null with fewer than two. See `algebraicConnectivity`. */
      readonly algebraicConnectivity: number | null;
      /** One for each two neighbouring groups; empty without groups. */
      readonly links: readonly GroupLink[];
    }
  | { readonly status: 'infeasible'; readonly problems: readonly AssignmentProblem[] };
