/*
 * Pure fairness algorithms: same input, same output; no clock, no database, no framework, no float on the way to a rank.
 */
export { FairnessRefusal, type RefusalText } from './refusal';
export { Rational, type RoundingMode } from './exact/rational';
export type { CentreMethod, Fate } from './exact/centre';
export { rankByKeys, type Ranked, type RankingStyle } from './exact/rank';
export { scoreRound } from './round/score-round';
export type { ComponentScore, JudgeTotal, RoundComponent, RoundEntry, RoundInput, RoundMethod, RoundResult, TieRule } from './round/round';
export { adviseRound } from './round/advise-round';
export { readRound, type ReadRound } from './round/sheets';
export type { AdvisedEntry, AdvisedJudge, AdviceWarning, JudgeWarning, ReliabilityLightName, RoundAdvice } from './round/advice';
export type { Observations } from './models/observations';
export { fitAdditive, type AdditiveFit } from './models/additive';
export { fitBlup, type BlupFit } from './models/blup';
export { fitCalibrated, type CalibratedFit, type CalibratedVersion } from './models/calibrated';
export { fitZscore, standardisedScale, type ZscoreFit } from './models/zscore';
export { pickWinners, type PassedOverReason, type TieAtCut, type Winners, type WinnersInput } from './round/pick-winners';
export { checkQuotas, foreseeQuotas, type Compliance, type Quota, type QuotaCandidate, type QuotaOutlook } from './round/check-quotas';
export { foreseeList, listCompliance, requiredOf, type ListCompliance } from './round/list-compliance';
export { groupOf, isInQuota, listProblem, placesFor, positionId, type ListCandidate, type ListCategory, type ListCondition, type ListGroupCap, type ListQuota, type ListRules, type SettledPlaces } from './round/list-rules';
export { listClash } from './round/possible-list';
export { scoreDocument } from './document/compute-document';
export { parseDecimalJson } from './document/decimal-json';
export { METHODS, EXACT_METHODS, MODEL_METHODS } from './document/score-document';
export type { Breaker, Decimal, MethodName, ScoreConfig, ScoreDocument, ScoredEntry, ScoreFlag, ScoreResult } from './document/score-document';
export { assign } from './assignment/assign';
export type {
  Assigned, AssignmentGroup, AssignmentInput, AssignmentProblem, AssignmentResult, ChoiceReason, GroupLink, Pair, ReleaseReason,
} from './assignment/assignment';
export { select } from './select/select';
export { priceSelection, type RelaxedList, type SelectionPrice } from './select/price';
export { relaxationsOf, sayRelaxation, type LetOut, type Relaxation, type Relaxations } from './select/relax';
export { certifyConflict, certifySelection } from './select/certify';
export { CHOICE_PROOF_FORMAT, type ChoiceProof, type ProofStep } from './select/choice-proof';
export type { SelectionCandidate, SelectionConstraint, SelectionInput, SelectionObjective, SelectionResult } from './select/selection';
export { agreement, type Agreement } from './reliability/agreement';
export { rankIntervals, type RankInterval, type RankIntervalOptions } from './reliability/rank-intervals';
export { reliabilityLight, RELIABILITY_MEANINGS, sparseReliability, type ReliabilityLight } from './reliability/reliability';
export { commitSeed, drawOrder, drawTies, verifyDraw, type DrawClaim, type DrawVerdict } from './draw/draw';
