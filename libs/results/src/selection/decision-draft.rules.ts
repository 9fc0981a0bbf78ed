import { sha256 } from '@jiangong/kernel';
import { listCompliance } from '@jiangong/fairness';
import { titleOf, type RuleContent } from '@jiangong/programme';
import { sealText, type SealedRun } from '../score-runs/public';
import type { ComplianceLine } from './decision.entity';
import { select, type DrawnList, type NamedCategory, type PlannedPlace } from './decision.rules';
import { nameOfRule } from './list-words';
import type { SelectionOverride } from './selection.entity';
import { withOverrides, type Exclusion, type SelectionInputs, type SelectionOutputs } from './selection.rules';

/** A list about to be written down. */
export interface DecisionDraft {
  readonly selectionId: string | null;
  readonly places: readonly PlannedPlace[];
  readonly compliance: readonly ComplianceLine[];
  readonly content: { readonly text: string; readonly hash: string };
}

/** What a draft is made for. */
export interface DraftFacts {
  readonly roundId: string;
  readonly ruleVersionId: string | null;
  readonly run: Pick<SealedRun, 'id' | 'inputs' | 'outputs' | 'outputsHash'>;
  readonly categories: readonly NamedCategory[];
  readonly rules: Pick<RuleContent, 'deciding' | 'title' | 'awards'>;
  readonly excluded: readonly Exclusion[];
}

/** A sealed selection with what the panel changed in it. */
export interface ChosenList {
  readonly id: string;
  readonly outputsHash: string;
  readonly inputs: SelectionInputs;
  readonly outputs: SelectionOutputs;
  /** Confirmed ones, in their order. */
  readonly overrides: readonly SelectionOverride[];
}

/** Drawn by places for each category. Nobody excluded: the format that was there before anybody could be. */
export function draftByPlaces({ roundId, ruleVersionId, run, categories, rules, excluded }: DraftFacts): DecisionDraft {
  const drawn: DrawnList = select(run.inputs, run.outputs, categories, rules, new Set(excluded.map(({ entryId }) => entryId)));
  const head = { roundId, runId: run.id, outputsHash: run.outputsHash, ruleVersionId, ...drawn };
  const content = excluded.length === 0
    ? { format: 'jiangong.decision/2', ...head }
    : { format: 'jiangong.decision/3', ...head, selectionId: null, selectionHash: null, excluded, overrides: [], reserves: [] };
  return { selectionId: null, places: drawn.places, compliance: drawn.compliance, content: sealText(content) };
}

/** Taken from a sealed selection and the panel's confirmed changes; the compliance is that of the list as it became. */
export function draftFromSelection({ roundId, ruleVersionId, run, categories, rules }: DraftFacts, chosen: ChosenList): DecisionDraft {
  const selection = chosen.inputs.rules.selection;
  const list = withOverrides(chosen.inputs, chosen.outputs.selected, chosen.overrides);
  const listed = new Set(list.map(({ id }) => id));
  const position = new Map(chosen.inputs.candidates.map(({ id }, at) => [id, at + 1]));
  const categoryOf = new Map(categories.map((category) => [category.code, category]));
  const places = list.map(({ id, code, category, rank, score }) => {
    const { id: categoryId, name } = categoryOf.get(category)!;
    return { entryId: id, entryCode: code, categoryId, categoryCode: category, rank, score, title: titleOf(rules, { code: category, name }, rank), position: position.get(id)! };
  });
  const compliance = listCompliance(selection, list).map((line): ComplianceLine => ({ ...line, name: nameOfRule(selection, line.code, categories).zh, isMet: line.margin >= 0 }));
  const codeOf = new Map(chosen.inputs.candidates.map(({ id, code }) => [id, code]));
  const content = sealText({
    format: 'jiangong.decision/3', roundId, runId: run.id, outputsHash: run.outputsHash, ruleVersionId, selectionId: chosen.id, selectionHash: chosen.outputsHash,
    places, compliance, emptyPlaces: { list: Math.max(0, selection.places - list.length) }, emptyBecause: {},
    excluded: chosen.inputs.excluded,
    overrides: chosen.overrides.map(({ id, added, removed, reason, requestedById, settledById }) => ({ overrideId: id, added, removed, reasonHash: sha256(reason), officers: [requestedById, settledById] })),
    reserves: chosen.outputs.reserves.filter(({ entryId }) => !listed.has(entryId)).map(({ entryId, fits }) => ({ entryId, entryCode: codeOf.get(entryId)!, fits })),
  });
  return { selectionId: chosen.id, places, compliance, content };
}
