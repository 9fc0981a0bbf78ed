/**
 * Selection: the list of winners from one sealed run — places for each category, minimum mark, ties at the cut,
 * quotas with their compliance table. Places may stay empty. A decision opens the public notice.
 */
export { DecideRound, type RoundDecision } from './commands/decide-round';
export { Decision, DecisionPlace, type ComplianceLine } from './decision.entity';
export * from './decision.refusals';
export { DecisionOrRefusal, DecisionView } from './decision.view';
export { DecisionsReader } from './decisions.reader';
export { SelectionModule } from './selection.module';
