import { canonicalJson, sha256 } from '@jiangong/kernel';
import { FairnessRefusal } from '@jiangong/fairness';
import type { SelectionSummary } from './selection.entity';
import { chooseList, computeSelection, readSelectionInputs, type ListAnswer, type SelectionInputs, type SelectionStage } from './selection.rules';

/** All that a list is chosen from. */
export interface SelectionTask {
  readonly inputs: string;
  readonly inputsHash: string;
}

export interface SelectionToSeal {
  readonly kind: 'computed';
  readonly sealed: { readonly text: string; readonly hash: string };
  readonly summary: SelectionSummary;
}

/** Plain values alone: an outcome comes from a thread as well as from this process. */
export type SelectionOutcome =
  | SelectionToSeal
  | { readonly kind: 'altered'; readonly found: string }
  | { readonly kind: 'not_computable'; readonly code: string; readonly zh: string; readonly en: string };

/** Lists that somebody only asks about: one after the other, nothing of it sealed. */
export interface ListTask {
  readonly questions: readonly SelectionInputs[];
}

export type ListOutcome = { readonly kind: 'answered'; readonly lists: readonly ListAnswer[] } | Extract<SelectionOutcome, { kind: 'not_computable' }>;

/** What the solvers cannot answer is an outcome too; every other fault is one of the platform. */
function notComputable(error: unknown): Extract<SelectionOutcome, { kind: 'not_computable' }> {
  if (!(error instanceof FairnessRefusal)) throw error;
  return { kind: 'not_computable', code: error.code, ...error.text };
}

export async function listOutcomeOf({ questions }: ListTask): Promise<ListOutcome> {
  try {
    const lists: ListAnswer[] = [];
    for (const question of questions) lists.push(await chooseList(question));
    return { kind: 'answered', lists };
  } catch (error) {
    return notComputable(error);
  }
}

/** From the frozen text to what is sealed: the same bytes wherever it is called. */
export async function selectionOutcomeOf({ inputs: text, inputsHash }: SelectionTask, tell: (stage: SelectionStage) => void = () => undefined): Promise<SelectionOutcome> {
  const found = sha256(text);
  if (found !== inputsHash) return { kind: 'altered', found };
  try {
    const outputs = await computeSelection(readSelectionInputs(text), inputsHash, tell);
    tell('sealing');
    const sealed = canonicalJson(outputs);
    return { kind: 'computed', sealed: { text: sealed, hash: sha256(sealed) }, summary: { status: outputs.status, places: outputs.places, chosen: outputs.selected.length } };
  } catch (error) {
    return notComputable(error);
  }
}
