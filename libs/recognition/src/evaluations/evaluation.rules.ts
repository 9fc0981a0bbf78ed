import type { Indicator, SchemeContent } from './scheme.rules';

export interface DistrictFacts {
  readonly districtId: string;
  /** By indicator; null when nothing is known, which counts for nothing. */
  readonly values: Readonly<Record<string, number | null>>;
}

export interface SheetLine {
  readonly indicator: string;
  readonly value: number | null;
  /** Thousandths of a point. */
  readonly score: number;
}

export interface DistrictSheet {
  readonly districtId: string;
  readonly lines: readonly SheetLine[];
  readonly total: number;
  readonly grade: string;
  readonly rank: number;
}

/** Whole numbers throughout: thousandths of a point, rounded down. */
export function scoreOf({ weight, measure }: Pick<Indicator, 'weight' | 'measure'>, value: number | null, best: number): number {
  if (value === null) return 0;
  const part = (count: number, of: number): number => (of <= 0 ? 0 : Number((BigInt(weight) * 1000n * BigInt(Math.max(0, Math.min(count, of)))) / BigInt(of)));
  if (measure.kind === 'to_best') return part(value, best);
  return measure.kind === 'to_target' ? part(value, measure.target) : part(measure.limit - value, measure.limit);
}

/** All districts of a year with total, grade and rank; equals share a rank and the next is left out. */
export function sheetsOf({ groups, grades }: SchemeContent, districts: readonly DistrictFacts[]): DistrictSheet[] {
  const indicators = groups.flatMap((group) => group.indicators);
  const bestOf = (code: string): number => Math.max(0, ...districts.map(({ values }) => values[code] ?? 0));
  const best = new Map(indicators.map(({ code }) => [code, bestOf(code)]));
  const scored = districts.map(({ districtId, values }) => {
    const lines = indicators.map((one) => ({ indicator: one.code, value: values[one.code] ?? null, score: scoreOf(one, values[one.code] ?? null, best.get(one.code)!) }));
    const total = lines.reduce((sum, { score }) => sum + score, 0);
    return { districtId, lines, total, grade: grades.find(({ from }) => total >= from)!.name };
  });
  return scored
    .map((sheet) => ({ ...sheet, rank: 1 + scored.filter(({ total }) => total > sheet.total).length }))
    .sort((a, b) => a.rank - b.rank || (a.districtId < b.districtId ? -1 : 1));
}
