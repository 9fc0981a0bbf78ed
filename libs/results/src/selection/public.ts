/**
 * Selection: the list of winners from one sealed run — by places for each category, or as one list under quotas, chosen
 * exactly and sealed. The panel's changes bear a reason and two hands. A decision opens the public notice; a redecision
 * puts a list without somebody in its place.
 */
export { changesBetween, compareRankings, listedAmong, type ListRules, type RankedEntry, type RankingChange } from './comparison.rules';
export { AwardLinesReader } from './award-lines.reader';
export { CancelSelection } from './commands/cancel-selection';
export { CancelOverride, ConfirmOverride } from './commands/confirm-override';
export { DecideRound, type RoundDecision } from './commands/decide-round';
export { OverrideSelection, type SelectionChange } from './commands/override-selection';
export { CancelRedecision, RedecideRound, type RoundRedecision } from './commands/redecide-round';
export { StartSelection, type SelectionStart } from './commands/start-selection';
export { Decision, DecisionPlace, type ComplianceLine } from './decision.entity';
export * from './decision.refusals';
export { DecisionOrRefusal, DecisionView, ComplianceLineView } from './decision.view';
export { DecisionsReader } from './decisions.reader';
export { Redeciding, type EnactedRedecision } from './redeciding';
export { Redecision, type ListChange, type RedecisionState } from './redecision.entity';
export * from './redecision.refusals';
export { RedecisionOrRefusal, RedecisionView } from './redecision.view';
export { RedecisionsReader } from './redecisions.reader';
export { samePersonAs } from './second-officer';
export { SelectionComputer } from './selection-computer';
export { SelectionFreezer } from './selection-freezer';
export { Selection, SelectionOverride, type SelectionState } from './selection.entity';
export type { ListOutcome } from './selection-outcome';
export { SelectionSealed } from './selection.events';
export * from './selection.refusals';
export { readSelectionInputs, readSelectionOutputs, type CandidateFacts, type Exclusion, type FrozenCandidate, type ListAnswer, type SelectionInputs, type SelectionOutputs } from './selection.rules';
export { SelectionModule } from './selection.module';
export { SelectionLineView, SelectionRelaxationView, SelectionRuleView, SelectionView } from './selection.view';
export { SelectionsReader } from './selections.reader';
