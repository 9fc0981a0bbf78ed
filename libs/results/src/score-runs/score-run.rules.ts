import { canonicalJson, sha256 } from '@jiangong/kernel';
import { adviseRound, Rational, readRound, scoreRound, type ComponentScore, type RoundAdvice, type RoundEntry, type RoundInput, type RoundMethod } from '@jiangong/fairness';
import type { ComponentPart, SheetPart } from './score-run.entity';

/** Names and versions of what computes; a change of its outcome for equal inputs is a new version. The format of the inputs says which. */
const ENGINES = {
  'jiangong.score-inputs/2': { engine: 'fairness-exact/2', outputs: 'jiangong.score-outputs/2', version: 2 },
  'jiangong.score-inputs/3': { engine: 'fairness-exact/3', outputs: 'jiangong.score-outputs/3', version: 3 },
} as const;

const INPUTS_FORMAT = 'jiangong.score-inputs/3';
/** What new runs are computed by. */
export const ENGINE = ENGINES[INPUTS_FORMAT].engine;

/** Everything a run computes from, and nothing else: ids, codes, whole numbers. Marks are thousandths (domain.md §6). */
export interface FrozenInputs {
  readonly format: keyof typeof ENGINES;
  readonly round: { readonly id: string; readonly code: string };
  /** What the method needs, spelt out; the hash pins the rest of the rule version. */
  readonly rules: FrozenRules;
  /** In the order of the programme. */
  readonly categories: readonly { readonly id: string; readonly code: string }[];
  /** By id. */
  readonly judges: readonly FrozenJudge[];
  /** By code. */
  readonly entries: readonly FrozenEntry[];
  /** Locked sheets only, by entry, then judge. */
  readonly sheets: readonly FrozenSheet[];
}

export interface FrozenRules {
  readonly versionId: string;
  readonly contentHash: string;
  /** `max`: the highest mark, thousandths; in runs frozen before the third format it is not said. */
  readonly criteria: readonly { readonly code: string; readonly weight: number; readonly component: string | null; readonly max?: number }[];
  readonly components: readonly { readonly code: string; readonly weight: number; readonly passMark: number | null }[];
  /** Since the third format: populations whose quality the calibrated model lets differ, and what meets a pass mark. */
  readonly groups?: 'none' | 'category' | 'district';
  readonly passMark?: 'exact' | 'rounded';
  readonly minJudges: number;
  readonly method: RoundMethod;
  readonly decimals: number;
  readonly rounding: RoundInput['rounding'];
  readonly ties: RoundInput['ties'];
}

/** `org` is the district or industry union at or above a unit: judges of one's own enterprise are in conflict, those of one's own district are not. */
export interface FrozenJudge {
  readonly id: string;
  readonly org: string | null;
}

export interface FrozenEntry {
  readonly id: string;
  readonly code: string;
  readonly category: string;
  readonly versionId: string;
  readonly org: string | null;
  /** Quota attributes as they were when the entry was accepted. */
  readonly attributes: Readonly<Record<string, string>>;
}

/**
 * Position of the entry, position of the judge, then a mark for each criterion of the rules in their order; null where
 * the judge gave none. Positions and not ids: a million marks must fit in a text that is hashed and kept.
 */
export type FrozenSheet = readonly (number | null)[];

export interface RunOutputs {
  readonly format: string;
  readonly engine: string;
  readonly inputsHash: string;
  /** By category, then rank, those without a score last. */
  readonly entries: readonly RoundEntry[];
  /** What the calibrated model says beside it; the scores follow it only where the rules adopt it (domain.md §6). */
  readonly advice: RoundAdvice;
}

/** A document as it is kept: its one text and the hash of that text. */
export interface SealedText {
  readonly text: string;
  readonly hash: string;
}

export const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

export function sealText(document: object): SealedText {
  const text = canonicalJson(document);
  return { text, hash: sha256(text) };
}

/** The facts of a round in any order. */
export interface RoundFactsToFreeze extends Omit<FrozenInputs, 'format' | 'sheets'> {
  readonly sheets: readonly { readonly entry: string; readonly judge: string; readonly marks: Readonly<Record<string, number>> }[];
}

/** Puts the parts in their one order, so that equal facts are equal bytes. */
export function freeze({ sheets, ...parts }: RoundFactsToFreeze): FrozenInputs {
  const entries = [...parts.entries].sort((a, b) => byText(a.code, b.code));
  const judges = [...parts.judges].sort((a, b) => byText(a.id, b.id));
  const entryAt = new Map(entries.map(({ id }, at) => [id, at]));
  const judgeAt = new Map(judges.map(({ id }, at) => [id, at]));
  const codes = parts.rules.criteria.map(({ code }) => code);
  const rows = sheets.map(({ entry, judge, marks }): FrozenSheet => [entryAt.get(entry)!, judgeAt.get(judge)!, ...codes.map((code) => marks[code] ?? null)]);
  return { ...parts, format: INPUTS_FORMAT, entries, judges, sheets: rows.sort((a, b) => a[0]! - b[0]! || a[1]! - b[1]!) };
}

/**
 * The facts as the second format froze them: a run sealed before the third is compared with the present in its own words, so that a
 * new version of the platform alone makes no run stale.
 */
export function inFormatOf(format: FrozenInputs['format'], inputs: FrozenInputs): FrozenInputs {
  if (format === inputs.format) return inputs;
  const { groups: _groups, passMark: _passMark, ...rules } = inputs.rules;
  return { ...inputs, format, rules: { ...rules, criteria: rules.criteria.map(({ max: _max, ...one }) => one) } };
}

export const readInputs = (text: string): FrozenInputs => JSON.parse(text) as FrozenInputs;
export const readOutputs = (text: string): RunOutputs => JSON.parse(text) as RunOutputs;

/** What a question about other rules changes; the marks stay those that were frozen. */
export interface OtherRules {
  readonly method?: RoundMethod;
  readonly minJudges?: number;
  /** By criterion; the others keep theirs. */
  readonly weights?: Readonly<Record<string, number>>;
}

/** The frozen inputs as the engine takes them. */
export function roundInputOf(inputs: FrozenInputs, other: OtherRules = {}): RoundInput {
  const { criteria, components, minJudges, method, decimals, rounding, ties, groups, passMark = 'rounded' } = inputs.rules;
  const marks: { entry: string; judge: string; criterion: string; mark: number }[] = [];
  for (const sheet of inputs.sheets) {
    const entry = inputs.entries[sheet[0]!]!.id;
    const judge = inputs.judges[sheet[1]!]!.id;
    for (let at = 0; at < criteria.length; at++) {
      const mark = sheet[at + 2];
      if (mark !== null && mark !== undefined) marks.push({ entry, judge, criterion: criteria[at]!.code, mark });
    }
  }
  return {
    categories: inputs.categories.map(({ code }) => code),
    criteria: criteria.map(({ code, weight, component, max }) => ({ code, weight: other.weights?.[code] ?? weight, ...(component === null ? {} : { component }), ...(max === undefined ? {} : { max }) })),
    ...(components.length > 0 ? { components } : {}),
    ...(groups ? { groups: groups === 'district' ? 'org' : groups } : {}),
    passMarkMeets: passMark,
    method: other.method ?? method, minJudges: other.minJudges ?? minJudges, decimals, rounding, ties,
    entries: inputs.entries.map(({ id, category, org }) => ({ id, category, org })),
    judges: inputs.judges,
    marks,
  };
}

/** The parts of computing a run, in their order. */
export type RunStage = 'scoring' | 'advising' | 'sealing';

/** Computes a run from its frozen inputs alone: the same text gives the same bytes, in every process. */
export function computeOutputs(inputs: FrozenInputs, inputsHash: string, tell: (stage: RunStage) => void = () => undefined): RunOutputs {
  const { engine, outputs, version } = ENGINES[inputs.format];
  tell('scoring');
  const round = readRound(roundInputOf(inputs));
  const { entries } = scoreRound(round, version);
  tell('advising');
  return { format: outputs, engine, inputsHash, entries, advice: adviseRound(round, version) };
}

/** The codes under which the judges of a run are shown: by the order of their ids, which says nothing about them. */
export function judgeCodes(inputs: Pick<FrozenInputs, 'judges'>): ReadonlyMap<string, string> {
  return new Map(inputs.judges.map(({ id }, at) => [id, `J${at + 1}`]));
}

function exactOf(text: string): Rational {
  const [numerator, denominator] = text.split('/');
  return Rational.parse(numerator!).over(Rational.parse(denominator ?? '1'));
}

/** An exact total such as `89.65` or `271/3` in thousandths, half-up, for showing. */
export function thousandthsOf(exact: string): number {
  return Number(exactOf(exact).round(3, 'half_up').times(Rational.of(1000)).floor());
}

/** What met the pass mark was not rounded: what fell short of it is shown so too. */
export function componentPart({ code, score, isBelowPass, exact }: ComponentScore): ComponentPart {
  return { code, score: isBelowPass && exact !== undefined ? Number(exactOf(exact).times(Rational.of(1000)).floor()) : score, isBelowPass };
}

/** `known`: totals met before, for whoever asks for many entries; judges give the same ones again and again. */
export function sheetParts(entry: RoundEntry, codes: ReadonlyMap<string, string>, known = new Map<string, number>()): SheetPart[] {
  const shown = (total: string): number => {
    let thousandths = known.get(total);
    if (thousandths === undefined) known.set(total, (thousandths = thousandthsOf(total)));
    return thousandths;
  };
  return entry.judges.map(({ judge, total, fate }) => ({ judge: codes.get(judge) ?? '', judgeId: judge, total: total === null ? null : shown(total), fate }));
}

/** What the result page draws beside the ranking: the advice without its entries, which are in the lines. */
export interface RunSummary extends Omit<RoundAdvice, 'entries' | 'judges' | 'residuals'> {
  readonly judges: readonly (RoundAdvice['judges'][number] & { readonly code: string })[];
  readonly residuals: readonly (RoundAdvice['residuals'][number] & { readonly code: string })[];
}

export function summaryOf({ entries: _entries, judges, residuals, ...advice }: RoundAdvice, codes: ReadonlyMap<string, string>): RunSummary {
  return {
    ...advice,
    judges: judges.map((judge) => ({ ...judge, code: codes.get(judge.judge) ?? '' })),
    residuals: residuals.map((one) => ({ ...one, code: codes.get(one.judge) ?? '' })),
  };
}
