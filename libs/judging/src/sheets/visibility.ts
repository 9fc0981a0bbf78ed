import { isHiddenFromJudge, isOpenToJudge } from '../conflicts/public';

/**
 * What a judge sees, in every list, count and average: sheets of rounds they have signed for, and no entry that a hard
 * conflict hides (domain.md §5). `s` is the sheet.
 */
export const SEEN_BY_JUDGE = isOpenToJudge('s');

/** The same before signing: for what may only be counted as waiting behind the signature. */
export const NOT_HIDDEN = `not ${isHiddenFromJudge('s.entry_id', 's.judge_id')}`;
