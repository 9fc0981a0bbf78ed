import { listCompliance } from '@jiangong/fairness';
import { ruleViews } from './rule-views';
import { withOverrides, type FrozenCandidate, type SelectionInputs, type SelectionOutputs } from './selection.rules';
import type { SelectionRuleView } from './selection.view';

interface PanelChange {
  readonly added: readonly string[];
  readonly removed: readonly string[];
}

export interface OverrideOutcome {
  readonly list: readonly FrozenCandidate[];
  /** Rules that the list would not keep, each with what it asks and what would be reached. */
  readonly unmet: SelectionRuleView[];
}

/**
 * The list with one more change of the panel, told before anybody puts a hand to it: a list that breaks a rule cannot be
 * decided, and whoever proposes or confirms the change is to know which. `before`: the changes in force, in their order.
 */
export function outcomeOfOverride(
  inputs: Pick<SelectionInputs, 'rules' | 'candidates'>, { selected }: Pick<SelectionOutputs, 'selected'>, before: readonly PanelChange[], change: PanelChange, nameOf: (rule: string) => string,
): OverrideOutcome {
  const { selection } = inputs.rules;
  const list = withOverrides(inputs, selected, [...before, change]);
  const rules = ruleViews(selection, inputs.candidates.length, { compliance: listCompliance(selection, list), hasList: true, conflict: null, prices: [] }, nameOf);
  return { list, unmet: rules.filter(({ isMet }) => !isMet) };
}
