import { isHiddenFromJudge, isOpenToJudge } from '../conflicts/public';
import { RECUSAL_REASONS } from './sheet.rules';

/**
 * What a judge sees, in every list, count and average: sheets of rounds they have signed for, and no entry that a hard
 * conflict hides (domain.md §5). `s` is the sheet.
 */
export const SEEN_BY_JUDGE = isOpenToJudge('s');

/** The same before signing: for what may only be counted as waiting behind the signature. */
export const NOT_HIDDEN = `not ${isHiddenFromJudge('s.entry_id', 's.judge_id')}`;

/** From an entry one stepped back from oneself nothing is shown any more, whether the reason was a tie or not. */
export const STEPPED_BACK = `(s.state = 'recused' and s.recusal_code = any('{${RECUSAL_REASONS.join(',')}}'))`;

/** When there are sheets to be seen at all; `r` is the round. */
export const SHOWN_PHASES = `r.phase not in ('scheduled', 'collecting', 'reviewing', 'cancelled')`;
