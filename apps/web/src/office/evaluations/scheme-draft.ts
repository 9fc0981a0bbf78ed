import { isShare } from './values';

export const SOURCES = ['units', 'persons', 'accepted', 'honours', 'passed_in_time', 'returned', 'entered'] as const;
export const MEASURES = ['to_best', 'to_target', 'below'] as const;

type Measure = { readonly kind: 'to_best' } | { readonly kind: 'to_target'; readonly target: number } | { readonly kind: 'below'; readonly limit: number };
interface Indicator { readonly code: string; readonly name: string; readonly text: string; readonly weight: number; readonly source: string; readonly measure: Measure }

/** The tree as the server keeps it. */
export interface Scheme {
  readonly groups: readonly { readonly code: string; readonly name: string; readonly indicators: readonly Indicator[] }[];
  readonly grades: readonly { readonly name: string; readonly from: number }[];
}

/** The tree as somebody writes it: every figure as it was typed. */
export interface IndicatorDraft { code: string; name: string; text: string; weight: string; source: string; kind: string; bound: string }
export interface SchemeDraft {
  groups: { code: string; name: string; indicators: IndicatorDraft[] }[];
  grades: { name: string; from: string }[];
}

export interface SchemeFault {
  readonly key: 'weights' | 'groupName' | 'indicatorName' | 'weight' | 'bound' | 'noIndicator' | 'gradeName' | 'gradeOrder';
  readonly facts: Readonly<Record<string, string | number>>;
}

const WHOLE = 100;

const boundText = (source: string, { kind, ...measure }: Measure): string => {
  const bound = kind === 'to_target' ? (measure as { target: number }).target : kind === 'below' ? (measure as { limit: number }).limit : null;
  return bound === null ? '' : isShare(source) ? String(bound / 10) : String(bound);
};

export const draftOf = ({ groups, grades }: Scheme): SchemeDraft => ({
  groups: groups.map(({ code, name, indicators }) => ({
    code, name, indicators: indicators.map((one) => ({ code: one.code, name: one.name, text: one.text, weight: String(one.weight), source: one.source, kind: one.measure.kind, bound: boundText(one.source, one.measure) })),
  })),
  grades: grades.map(({ name, from }) => ({ name, from: String(from / 1000) })),
});

const whole = (text: string): number | null => (/^\d{1,9}$/.test(text.trim()) ? Number(text) : null);

/** A share is typed in per cent with one decimal and kept in thousandths. */
function boundOf({ source, bound }: Pick<IndicatorDraft, 'source' | 'bound'>): number | null {
  if (!isShare(source)) return whole(bound) || null;
  return /^\d{1,3}(\.\d)?$/.test(bound.trim()) ? Math.round(Number(bound) * 10) || null : null;
}

const gradeFrom = (text: string): number | null => (/^\d{1,3}(\.\d{1,3})?$/.test(text.trim()) && Number(text) <= WHOLE ? Math.round(Number(text) * 1000) : null);

export const weightOf = (draft: SchemeDraft): number => draft.groups.flatMap(({ indicators }) => indicators).reduce((sum, { weight }) => sum + (whole(weight) ?? 0), 0);

/** What stands in the way of saving it, in the order of the page. */
export function faultsOf(draft: SchemeDraft): SchemeFault[] {
  const faults: SchemeFault[] = [];
  for (const [at, { name, indicators }] of draft.groups.entries()) {
    const group = name.trim() || String(at + 1);
    if (name.trim() === '') faults.push({ key: 'groupName', facts: { at: at + 1 } });
    if (indicators.length === 0) faults.push({ key: 'noIndicator', facts: { group } });
    for (const [place, one] of indicators.entries()) {
      const indicator = one.name.trim() || `${group} ${place + 1}`;
      if (one.name.trim() === '') faults.push({ key: 'indicatorName', facts: { group, at: place + 1 } });
      if (!((whole(one.weight) ?? 0) >= 1 && whole(one.weight)! <= WHOLE)) faults.push({ key: 'weight', facts: { indicator } });
      if (one.kind !== 'to_best' && boundOf(one) === null) faults.push({ key: 'bound', facts: { indicator } });
    }
  }
  const sum = weightOf(draft);
  if (sum !== WHOLE) faults.push({ key: 'weights', facts: { sum, off: Math.abs(WHOLE - sum) } });
  for (const [at, { name }] of draft.grades.entries()) if (name.trim() === '') faults.push({ key: 'gradeName', facts: { at: at + 1 } });
  const from = draft.grades.map((grade) => gradeFrom(grade.from));
  if (from.some((one, at) => one === null || (at > 0 && one >= (from[at - 1] ?? 0))) || from.at(-1) !== 0) faults.push({ key: 'gradeOrder', facts: {} });
  return faults;
}

/** A code nobody else has; codes stay, so that what was stated for an indicator stays with it. */
export function freshCode(draft: SchemeDraft, prefix: 'group' | 'indicator'): string {
  const taken = new Set(draft.groups.flatMap(({ code, indicators }) => [code, ...indicators.map((one) => one.code)]));
  for (let at = 1; ; at += 1) if (!taken.has(`${prefix}_${at}`)) return `${prefix}_${at}`;
}

/** Of a draft without faults. */
export const schemeOf = ({ groups, grades }: SchemeDraft): Scheme => ({
  groups: groups.map(({ code, name, indicators }) => ({
    code, name: name.trim(),
    indicators: indicators.map((one) => ({
      code: one.code, name: one.name.trim(), text: one.text.trim(), weight: whole(one.weight)!, source: one.source,
      measure: one.kind === 'to_target' ? { kind: 'to_target', target: boundOf(one)! } : one.kind === 'below' ? { kind: 'below', limit: boundOf(one)! } : { kind: 'to_best' },
    })),
  })),
  grades: grades.map(({ name, from }) => ({ name: name.trim(), from: gradeFrom(from)! })),
});
