import type { Finding } from '../../moderation/public';
import type { CommentState } from '../store/engagement.entity';
import { CommentDecided, CommentEmpty, CommentNamesNumbers, CommentReasonNeeded, CommentsWaiting } from './comment.refusals';

export const MOST_WAITING = 10;

export type Decision = 'show' | 'return';

/** Numbers of persons never go out (domain.md §7): said at once; a listed word is for a person to weigh. */
export function refusePosting(text: string, findings: readonly Finding[], waiting: number): void {
  if (text === '') throw new CommentEmpty({});
  const number = findings.find(({ kind }) => kind === 'phone' || kind === 'id_number');
  if (number) throw new CommentNamesNumbers({ text: number.text });
  if (waiting >= MOST_WAITING) throw new CommentsWaiting({ most: MOST_WAITING });
}

/** What waits, or stands under a report, is to be decided; to return it or to take it down wants a reason. */
export function refuseDecision({ state, reports }: { readonly state: CommentState; readonly reports: number }, decision: Decision, reason: string): void {
  if (state !== 'pending' && !(state === 'shown' && reports > 0)) throw new CommentDecided({ state });
  if (decision === 'return' && reason === '') throw new CommentReasonNeeded({});
}

/** 王小明 → 王**: who speaks in public need not be found by the name. */
export const maskedName = (name: string): string => {
  const [first = '', ...rest] = [...name.trim()];
  return first + '*'.repeat(Math.min(2, rest.length));
};
