/**
 * What a judge never meets, in no list, no count and no average (domain.md §5): an entry a hard conflict keeps from them.
 * A soft one hides nothing. `entry` and `judge` are SQL expressions.
 */
export const isHiddenFromJudge = (entry: string, judge: string): string =>
  `exists (select 1 from conflict hidden where hidden.entry_id = ${entry} and hidden.judge_id = ${judge} and hidden.is_hard)`;

/** Whether the judge has signed for the round: until then the queue is closed. */
export const hasSigned = (round: string, judge: string): string =>
  `exists (select 1 from conflict_declaration signed where signed.round_id = ${round} and signed.judge_id = ${judge})`;

/** A sheet its judge may see: signed for, and no conflict between. `sheet` is the alias of `score_sheet`. */
export const isOpenToJudge = (sheet: string): string =>
  `(${hasSigned(`${sheet}.round_id`, `${sheet}.judge_id`)} and not ${isHiddenFromJudge(`${sheet}.entry_id`, `${sheet}.judge_id`)})`;
