type Loose = Readonly<Record<string, unknown>>;
const isRecord = (value: unknown): value is Loose => typeof value === 'object' && value !== null && !Array.isArray(value);
const numberOf = (value: unknown): number | null => (typeof value === 'number' ? value : null);

export interface RuleFigures {
  readonly decimals: 0 | 1 | 2 | 3;
  /** Thousandths; null is none. */
  readonly minimumMark: number | null;
  /** For each kind; null where one list is chosen as a whole: no line in a ranking says who is on it. */
  readonly places: number | null;
}

/** The few figures of a rule version that a result is read against; read leniently, shown and never applied. */
export function ruleFigures(content: unknown): RuleFigures {
  const rules = isRecord(content) ? content : {};
  const computing = isRecord(rules.computing) ? rules.computing : {};
  const deciding = isRecord(rules.deciding) ? rules.deciding : {};
  const decimals = numberOf(computing.decimals);
  return {
    decimals: decimals === 0 || decimals === 1 || decimals === 3 ? decimals : 2,
    minimumMark: numberOf(deciding.minimumMark),
    places: isChosenAsList(content) ? null : numberOf(deciding.places),
  };
}

/** Whether winners are chosen as one list under quotas, instead of places for each kind. */
export function isChosenAsList(content: unknown): boolean {
  const deciding = isRecord(content) && isRecord(content.deciding) ? content.deciding : {};
  return isRecord(deciding.selection);
}

export interface RuleCriterion {
  readonly code: string;
  readonly name: string;
  readonly weight: number;
}

export function criteriaOf(content: unknown): RuleCriterion[] {
  const judging = isRecord(content) && isRecord(content.judging) ? content.judging : {};
  const criteria = Array.isArray(judging.criteria) ? judging.criteria.filter(isRecord) : [];
  return criteria.map(({ code, name, weight }) => ({ code: String(code), name: String(name), weight: numberOf(weight) ?? 1 }));
}
