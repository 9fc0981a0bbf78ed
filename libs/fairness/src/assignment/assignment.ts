/** An entry and the judge who looks at it, by id: `[entry, judge]`. */
export type Pair = readonly [entry: string, judge: string];

export interface AssignmentInput {
  readonly entries: readonly string[];
  readonly judges: readonly string[];
  /** Judges for each entry (the contract asks for at least 3, and 5 to trim). */
  readonly perEntry: number;
  /** Hard conflicts (回避), never assigned. Pairs that name someone not listed are ignored. */
  readonly conflicts: readonly Pair[];
  /** Most entries per judge, by judge id; a judge not named has no limit. */
  readonly loadLimits?: Readonly<Record<string, number>>;
  /** The assignment so far: kept where conflicts, limits, balance and connection allow. */
  readonly existing?: readonly Pair[];
  /** Pairs of `existing` that must stay, because the judge has begun; only a conflict removes them. */
  readonly locked?: readonly Pair[];
  /** `required` (default): every judge is linked to every other through shared entries, or the result is infeasible. */
  readonly connection?: 'required' | 'preferred';
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
  | 'moved_for_connection';

/** Why an existing pair is gone. */
export type ReleaseReason = 'not_listed' | 'conflict' | 'over_per_entry' | 'over_load_limit' | 'fill' | 'balance' | 'connection';

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
    }
  | { readonly status: 'infeasible'; readonly problems: readonly AssignmentProblem[] };
