/**
 * Builders for the tests of this stage and of those after it: the smallest legal season, round and rules.
 */
export { aRound, putInPhase, type RoundWish, type RoundWorld } from './testing/round.builder';
export { someRules, type RuleChanges } from './testing/rules.builder';
export { aSeason, type CommandSource } from './testing/season.builder';
