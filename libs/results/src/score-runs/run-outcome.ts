import { sha256 } from '@jiangong/kernel';
import { FairnessRefusal } from '@jiangong/fairness';
import type { ScoreLine } from './score-run.entity';
import { componentPart, computeOutputs, judgeCodes, readInputs, sealText, sheetParts, summaryOf, type FrozenInputs, type RunOutputs, type RunStage, type RunSummary, type SealedText } from './score-run.rules';

/** So many that a statement's text stays within some megabytes. */
const LINES_A_STATEMENT = 5_000;

/** All that a run is computed from. */
export interface RunTask {
  readonly runId: string;
  readonly inputs: string;
  readonly inputsHash: string;
}

/** Everything the seal writes down, ready to be written: nothing large is left to do for whoever holds the lease. */
export interface RunToSeal {
  readonly kind: 'computed';
  readonly sealed: SealedText;
  readonly entries: number;
  readonly summary: RunSummary;
  /** The lines as JSON, some thousand a text. */
  readonly lines: readonly string[];
}

/** Plain values alone: an outcome comes from a thread as well as from this process. */
export type RunOutcome =
  | RunToSeal
  | { readonly kind: 'altered'; readonly found: string }
  | { readonly kind: 'not_computable'; readonly code: string; readonly zh: string; readonly en: string };

/** From the frozen text to what is sealed: the same bytes wherever it is called. */
export function outcomeOf({ runId, inputs: text, inputsHash }: RunTask, tell: (stage: RunStage) => void = () => undefined): RunOutcome {
  const found = sha256(text);
  if (found !== inputsHash) return { kind: 'altered', found };
  const inputs = readInputs(text);
  try {
    const outputs = computeOutputs(inputs, inputsHash, tell);
    tell('sealing');
    const summary = summaryOf(outputs.advice, judgeCodes(inputs));
    return { kind: 'computed', sealed: sealText(outputs), entries: outputs.entries.length, summary, lines: linesOf(runId, inputs, outputs) };
  } catch (error) {
    if (!(error instanceof FairnessRefusal)) throw error;
    return { kind: 'not_computable', code: error.code, ...error.text };
  }
}

function linesOf(runId: string, inputs: FrozenInputs, { entries, advice }: RunOutputs): string[] {
  const codes = judgeCodes(inputs);
  const idOf = new Map(inputs.categories.map(({ id, code }) => [code, id]));
  const advised = new Map(advice.entries.map((one) => [one.id, one]));
  const totals = new Map<string, number>();
  const lines = entries.map((entry, position): ScoreLine => {
    const beside = advised.get(entry.id);
    return {
      runId, entryId: entry.id, categoryId: idOf.get(entry.category)!, score: entry.score, rank: entry.rank, isShared: entry.isShared, reason: entry.reason,
      judgeCount: entry.judges.filter((judge) => judge.fate !== 'incomplete').length, position, sheets: sheetParts(entry, codes, totals),
      calibratedScore: beside?.score ?? null, se: beside?.se ?? null, calibratedRank: beside?.rank ?? null,
      rankLow: beside?.rankLow ?? null, rankHigh: beside?.rankHigh ?? null, isUncertain: beside?.isUncertain ?? false,
      isBelowPass: entry.isBelowPass ?? false, components: entry.components?.map(componentPart) ?? null,
    };
  });
  const texts: string[] = [];
  for (let at = 0; at < lines.length; at += LINES_A_STATEMENT) texts.push(JSON.stringify(lines.slice(at, at + LINES_A_STATEMENT)));
  return texts;
}
