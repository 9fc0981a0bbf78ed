import {
  certifyConflict, certifySelection, listCompliance, listProblem, placesFor, priceSelection, relaxationsOf, select as choose,
  type ChoiceProof, type ListCandidate, type ListCompliance, type ListRules, type Relaxations, type SettledPlaces,
} from '@jiangong/fairness';
import type { SelectionRules } from '@jiangong/programme';
// types alone: a thread loads this, and must not load the whole stage with it
import type { RunOutputs } from '../score-runs/public';
import { reservesOf, type Reserve } from './reserves.rules';

const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** The second one where places are settled beforehand; without any the first, as ever. */
type InputsFormat = `jiangong.selection-inputs/${1 | 2}`;
/** A change of the outcome for equal inputs is a new version. */
export const SELECTION_ENGINE = 'fairness-select/2';

/** Why somebody ranked is not to be chosen: as if never ranked. */
export interface Exclusion {
  readonly entryId: string;
  readonly because: 'objection' | 'withdrawn' | 'ineligible';
  /** A receipt number or an id; never words about a person. */
  readonly reference: string;
}

/** An entry that may win; score in thousandths. */
export interface FrozenCandidate extends ListCandidate {
  readonly code: string;
  readonly rank: number;
  /** Won a round that gives priority: comes first among equals, nothing is added to its score (domain.md §3). */
  readonly hasPriority: boolean;
}

/** Everything a list is computed from: ids, codes, attributes as they were frozen, whole numbers. */
export interface SelectionInputs {
  readonly format: InputsFormat;
  readonly round: { readonly id: string; readonly code: string };
  readonly run: { readonly id: string; readonly outputsHash: string };
  readonly rules: { readonly versionId: string; readonly contentHash: string; readonly minimumMark: number | null; readonly selection: SelectionRules };
  /** In the order of their positions: by score, then rank in the category, then priority where the rules give it, then code. */
  readonly candidates: readonly FrozenCandidate[];
  readonly excluded: readonly Exclusion[];
  /** What the panel changed in the list that stands: it holds in the next one too. Only where it changed anything. */
  readonly settled?: SettledPlaces;
}

export interface ListPrice {
  /** Total of the best list without any rule, and what all rules together cost, thousandths. */
  readonly free: number;
  readonly price: number;
  /** What each rule costs by itself. */
  readonly rules: readonly { readonly code: string; readonly price: number }[];
  /** Who would be on the list by score alone, and the rules that keep them off it. */
  readonly displaced: readonly { readonly entryId: string; readonly position: number; readonly by: readonly string[] }[];
  /** The lists without some of the rules that all this goes by, as they differ from the list, each with its proof; since the second format. */
  readonly lists?: readonly { readonly without: readonly string[]; readonly enter: readonly string[]; readonly leave: readonly string[]; readonly proof: ChoiceProof }[];
}

export interface SelectionOutputs {
  readonly format: `jiangong.selection-outputs/${1 | 2}`;
  readonly engine: string;
  readonly inputsHash: string;
  readonly status: 'optimal' | 'infeasible';
  /** Places that can be filled. */
  readonly places: number;
  /** Entry ids by position; empty where no list keeps the rules. */
  readonly selected: readonly string[];
  /** Σ score in thousandths, Σ position from 1; null where no list keeps the rules. */
  readonly total: number | null;
  readonly positionSum: number | null;
  /** How many of the best by score alone are not on the list, or the lowest score on it: with the objective that asks for it. */
  readonly departures?: number;
  readonly lowest?: number | null;
  /** `agrees`: another solver found the same total; `undecided`: it gave up at its limit of work. */
  readonly secondOpinion: 'agrees' | 'undecided' | null;
  readonly compliance: readonly ListCompliance[];
  readonly price: ListPrice | null;
  readonly reserves: readonly Reserve[];
  /** A minimal set of rules that exclude one another; null where there is a list. */
  readonly conflict: readonly string[] | null;
  /** What would help there, by the ids of the rules; null where there is a list. */
  readonly relaxations: Relaxations | null;
  /** That no list is better, or that there is none: followed by whoever checks the bundle, without a solver. */
  readonly certificate: ChoiceProof;
}

/** A candidate before it is known whether it may win. */
export type CandidateFacts = Omit<FrozenCandidate, 'score' | 'rank'>;

const NOTHING_SETTLED: SettledPlaces = { in: [], out: [] };

/** What the panel's changes, one after the other, come to: whom it wants on the list and whom off it, those excluded apart. */
export function settledBy(overrides: readonly { readonly added: readonly string[]; readonly removed: readonly string[] }[], excluded: readonly Exclusion[]): SettledPlaces {
  const isOn = new Map<string, boolean>();
  for (const { added, removed } of overrides) {
    removed.forEach((id) => isOn.set(id, false));
    added.forEach((id) => isOn.set(id, true));
  }
  for (const { entryId } of excluded) isOn.delete(entryId);
  const those = (on: boolean): string[] => [...isOn].flatMap(([id, is]) => (is === on ? [id] : [])).sort(byText);
  return { in: those(true), out: those(false) };
}

/** Puts the facts in their one order, so that equal facts are equal bytes. */
export function freezeSelection(
  facts: Pick<SelectionInputs, 'round' | 'run' | 'rules'>, ranking: RunOutputs['entries'], entries: readonly CandidateFacts[], excluded: readonly Exclusion[], settled: SettledPlaces = NOTHING_SETTLED,
): SelectionInputs {
  const { minimumMark, selection } = facts.rules;
  const out = new Set(excluded.map(({ entryId }) => entryId));
  const rankOf = new Map(ranking.map((line) => [line.id, line]));
  const candidates = entries.flatMap((entry): FrozenCandidate[] => {
    const { score = null, rank = null } = rankOf.get(entry.id) ?? {};
    if (score === null || rank === null || (minimumMark !== null && score < minimumMark) || out.has(entry.id)) return [];
    return [{ ...entry, score, rank }];
  });
  const first = (one: FrozenCandidate): number => Number(selection.priority && one.hasPriority);
  return {
    ...facts, ...(settled.in.length + settled.out.length === 0 ? { format: 'jiangong.selection-inputs/1' } : { format: 'jiangong.selection-inputs/2', settled }),
    candidates: candidates.sort((a, b) => b.score - a.score || a.rank - b.rank || first(b) - first(a) || byText(a.code, b.code)),
    excluded: [...excluded].sort((a, b) => byText(a.entryId, b.entryId)),
  };
}

export const readSelectionInputs = (text: string): SelectionInputs => JSON.parse(text) as SelectionInputs;
export const readSelectionOutputs = (text: string): SelectionOutputs => JSON.parse(text) as SelectionOutputs;

/** The parts of computing a list, in their order. */
export type SelectionStage = 'choosing' | 'proving' | 'pricing' | 'sealing';

/** A list and how it keeps its rules, or why there is none: the answer to a question, neither proved nor priced. */
export type ListAnswer = Pick<SelectionOutputs, 'status' | 'places' | 'selected' | 'total' | 'positionSum' | 'departures' | 'lowest' | 'secondOpinion' | 'compliance' | 'conflict' | 'relaxations'>;

const listRulesOf = ({ rules, settled }: SelectionInputs): ListRules => ({ ...rules.selection, settled });

async function answerTo(inputs: SelectionInputs, tell: (stage: SelectionStage) => void) {
  const rules = listRulesOf(inputs);
  const { candidates } = inputs;
  const problem = listProblem(rules, candidates);
  tell('choosing');
  const answer = await choose(problem);
  const places = placesFor(rules, candidates);
  if (answer.status === 'infeasible') {
    const { conflict } = answer;
    const list: ListAnswer = {
      status: 'infeasible', places, selected: [], total: null, positionSum: null, secondOpinion: null, compliance: [], conflict, relaxations: await relaxationsOf(problem, conflict),
    };
    return { problem, positions: [], list };
  }
  const winners = answer.selected.map((id) => candidates[Number(id)]!);
  const list: ListAnswer = {
    status: 'optimal', places, selected: winners.map(({ id }) => id), total: answer.objective, positionSum: answer.positionSum, secondOpinion: answer.secondOpinion,
    ...(answer.departures === undefined ? {} : { departures: answer.departures }), ...(answer.lowest === undefined ? {} : { lowest: answer.lowest }),
    compliance: listCompliance(rules, winners), conflict: null, relaxations: null,
  };
  return { problem, positions: answer.selected, list };
}

/** The best list of these inputs, for whoever only asks. */
export const chooseList = async (inputs: SelectionInputs): Promise<ListAnswer> => (await answerTo(inputs, () => undefined)).list;

/** Chooses the best list from the frozen inputs alone: the same text gives the same bytes, in every process. */
export async function computeSelection(inputs: SelectionInputs, inputsHash: string, tell: (stage: SelectionStage) => void = () => undefined): Promise<SelectionOutputs> {
  const { candidates, rules } = inputs;
  const { problem, positions, list } = await answerTo(inputs, tell);
  const head = { format: 'jiangong.selection-outputs/2' as const, engine: SELECTION_ENGINE, inputsHash, ...list };
  tell('proving');
  if (list.conflict) return { ...head, price: null, reserves: [], certificate: await certifyConflict(problem, list.conflict) };
  const certificate = await certifySelection(problem, positions);
  tell('pricing');
  const price = await priceSelection(problem);
  const idsOf = (all: readonly string[]): string[] => all.map((id) => candidates[Number(id)]!.id);
  const winners = positions.map((id) => candidates[Number(id)]!);
  return {
    ...head, certificate,
    price: price && {
      free: price.free, price: price.price, rules: price.constraints.map(({ id, price: own }) => ({ code: id, price: own })),
      displaced: price.displaced.map(({ id, position, by }) => ({ entryId: candidates[Number(id)]!.id, position, by })),
      lists: price.lists.map(({ without, enter, leave, proof }) => ({ without, enter: idsOf(enter), leave: idsOf(leave), proof })),
    },
    reserves: reservesOf(listRulesOf(inputs), rules.selection.reserves, candidates, winners),
  };
}

/** A list as it stands after the panel's confirmed changes, in the order of positions. */
export function withOverrides(inputs: Pick<SelectionInputs, 'candidates'>, selected: readonly string[], overrides: readonly { readonly added: readonly string[]; readonly removed: readonly string[] }[]): FrozenCandidate[] {
  const list = new Set(selected);
  for (const { added, removed } of overrides) {
    removed.forEach((id) => list.delete(id));
    added.forEach((id) => list.add(id));
  }
  return inputs.candidates.filter(({ id }) => list.has(id));
}
