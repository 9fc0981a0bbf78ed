/**
 * Selection: the list of winners from one sealed run — places for each category, minimum mark, ties at the cut,
 * quotas with their compliance table. Places may stay empty. A decision opens the public notice.
 */
export { compareRankings, listedAmong, type ListRules, type RankedEntry, type RankingChange } from './comparison.rules';
export { DecideRound, type RoundDecision } from './commands/decide-round';
export { Decision, DecisionPlace, type ComplianceLine } from './decision.entity';
export * from './decision.refusals';
export { DecisionOrRefusal, DecisionView, ComplianceLineView } from './decision.view';
export { DecisionsReader } from './decisions.reader';
export { SelectionModule } from './selection.module';
