interface Period {
  /** `2026-05`, `2026-Q2`, `2026-Y`; anything else stands at the end as it came. */
  readonly code: string;
}

const LAST = 1_000;

/** The month a period ends with, and whether it is the month itself or what sums it up. */
function placeOf({ code }: Period): number {
  const [, kind = '', number = ''] = /^\d{4}-(?:(Q|Y)?(\d{1,2})?)$/.exec(code) ?? [];
  if (kind === 'Y') return 12 * 3 + 2;
  if (number === '') return LAST;
  return kind === 'Q' ? Number(number) * 9 + 1 : Number(number) * 3;
}

/** As the year goes: three months, then their quarter; the year after the last. */
export const inCalendarOrder = <P extends Period>(periods: readonly P[]): P[] => [...periods].sort((one, other) => placeOf(one) - placeOf(other));
