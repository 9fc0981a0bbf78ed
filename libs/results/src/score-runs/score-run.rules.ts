import { canonicalJson, sha256 } from '@jiangong/kernel';
import { Rational, scoreRound, type RoundEntry, type RoundInput } from '@jiangong/fairness';
import type { SheetPart } from './score-run.entity';

/** Name and version of what computes; a change of its outcome for equal inputs is a new version. */
export const ENGINE = 'fairness-exact/1';

const INPUTS_FORMAT = 'jiangong.score-inputs/1';
const OUTPUTS_FORMAT = 'jiangong.score-outputs/1';

/** Everything a run computes from, and nothing else: ids, codes, whole numbers. Marks are thousandths (domain.md §6). */
export interface FrozenInputs {
  readonly format: typeof INPUTS_FORMAT;
  readonly round: { readonly id: string; readonly code: string };
  /** What the method needs, spelt out; the hash pins the rest of the rule version. */
  readonly rules: {
    readonly versionId: string;
    readonly contentHash: string;
    readonly criteria: readonly { readonly code: string; readonly weight: number }[];
    readonly minJudges: number;
    readonly method: RoundInput['method'];
    readonly decimals: number;
    readonly rounding: 'half_up';
    readonly ties: RoundInput['ties'];
  };
  /** In the order of the programme. */
  readonly categories: readonly { readonly id: string; readonly code: string }[];
  /** By code. */
  readonly entries: readonly FrozenEntry[];
  /** Locked sheets only; by entry code, then judge. */
  readonly sheets: readonly FrozenSheet[];
}

export interface FrozenEntry {
  readonly id: string;
  readonly code: string;
  readonly category: string;
  readonly versionId: string;
  /** Quota attributes as they were when the entry was accepted. */
  readonly attributes: Readonly<Record<string, string>>;
}

export interface FrozenSheet {
  readonly id: string;
  readonly entry: string;
  readonly judge: string;
  readonly marks: Readonly<Record<string, number>>;
}

export interface RunOutputs {
  readonly format: typeof OUTPUTS_FORMAT;
  readonly engine: string;
  readonly inputsHash: string;
  /** By category, then rank, those without a score last. */
  readonly entries: readonly RoundEntry[];
}

/** A document as it is kept: its one text and the hash of that text. */
export interface SealedText {
  readonly text: string;
  readonly hash: string;
}

const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

export function sealText(document: object): SealedText {
  const text = canonicalJson(document);
  return { text, hash: sha256(text) };
}

/** Puts the parts in their one order, so that equal facts are equal bytes. */
export function freeze(parts: Omit<FrozenInputs, 'format'>): FrozenInputs {
  const codeOf = new Map(parts.entries.map((entry) => [entry.id, entry.code]));
  return {
    ...parts,
    format: INPUTS_FORMAT,
    entries: [...parts.entries].sort((a, b) => byText(a.code, b.code)),
    sheets: [...parts.sheets].sort((a, b) => byText(codeOf.get(a.entry) ?? '', codeOf.get(b.entry) ?? '') || byText(a.judge, b.judge)),
  };
}

export const readInputs = (text: string): FrozenInputs => JSON.parse(text) as FrozenInputs;
export const readOutputs = (text: string): RunOutputs => JSON.parse(text) as RunOutputs;

/**
 * Scores one category from the frozen inputs alone. Categories do not touch each other, so a run may go one by one
 * and tell how far it is.
 */
export function scoreCategory(inputs: FrozenInputs, category: string): readonly RoundEntry[] {
  const { criteria, minJudges, method, decimals, rounding, ties } = inputs.rules;
  const entries = inputs.entries.filter((entry) => entry.category === category);
  const wanted = new Set(entries.map((entry) => entry.id));
  const marks = inputs.sheets
    .filter((sheet) => wanted.has(sheet.entry))
    .flatMap((sheet) => Object.entries(sheet.marks).map(([criterion, mark]) => ({ entry: sheet.entry, judge: sheet.judge, criterion, mark })));
  return scoreRound({ categories: [category], criteria, minJudges, method, decimals, rounding, ties, entries, marks }).entries;
}

export const outputsOf = (inputsHash: string, entries: readonly RoundEntry[]): RunOutputs => ({
  format: OUTPUTS_FORMAT, engine: ENGINE, inputsHash, entries,
});

/** The codes under which the judges of a run are shown: by the order of their ids, which says nothing about them. */
export function judgeCodes(inputs: FrozenInputs): ReadonlyMap<string, string> {
  const judges = [...new Set(inputs.sheets.map((sheet) => sheet.judge))].sort(byText);
  return new Map(judges.map((judge, at) => [judge, `J${at + 1}`]));
}

/** An exact total such as `89.65` or `271/3` in thousandths, half-up, for showing. */
export function thousandthsOf(exact: string): number {
  const [numerator, denominator] = exact.split('/');
  const value = Rational.parse(numerator!).over(Rational.parse(denominator ?? '1'));
  return Number(value.round(3, 'half_up').times(Rational.of(1000)).floor());
}

export function sheetParts(entry: RoundEntry, codes: ReadonlyMap<string, string>): SheetPart[] {
  return entry.judges.map(({ judge, total, fate }) => ({
    judge: codes.get(judge) ?? '', judgeId: judge, total: total === null ? null : thousandthsOf(total), fate,
  }));
}
