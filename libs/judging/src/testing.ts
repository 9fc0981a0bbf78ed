/**
 * Worlds for tests of this stage and of those after it: judges, a panelled round, a judged one.
 * Never part of the product.
 */
export {
  aJudge, aPanelledRound, sheetOf, type JudgedWish, type JudgedWorld, type JudgeWorld,
} from './testing/judging.builder';
export { aJudgedRound, aRoundInJudging, signAll, someMarks } from './testing/sheets.builder';
