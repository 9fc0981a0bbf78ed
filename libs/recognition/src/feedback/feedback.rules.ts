import { addWorkingDays, dayOf, type Day, type WorkCalendar } from '@jiangong/kernel';
import { AskedOftenEnough, AnswerTextNeeded, FeedbackChanged, NothingToAskAgain } from './feedback.refusals';
import type { FeedbackState } from './feedback.entity';

export { receiptNumber as numberFrom, receiptNumberIn as numberIn } from '@jiangong/kernel';

const ANSWER_WITHIN_WORKING_DAYS = 5;
export const ASKED_AGAIN_AT_MOST = 5;

/** The path alone: what stands behind it may name persons. */
export const pageOf = (address: string): string => (/^\/[^?#\s]{0,299}/.exec(address)?.[0] ?? '/').replace(/^\/\/+/, '/');

/** Five working days, the day it came not counted. */
export const dueOn = (received: Date, calendar: WorkCalendar): Day => addWorkingDays(dayOf(received), ANSWER_WITHIN_WORKING_DAYS, calendar);

export const isLate = (state: FeedbackState, due: Day, now: Date): boolean => state !== 'answered' && dayOf(now) > due;

export const canAskAgain = (state: FeedbackState, askedAgain: number): boolean => state === 'answered' && askedAgain < ASKED_AGAIN_AT_MOST;

export function refuseAskingAgain(state: FeedbackState, askedAgain: number): void {
  if (state !== 'answered') throw new NothingToAskAgain({});
  if (!canAskAgain(state, askedAgain)) throw new AskedOftenEnough({ most: ASKED_AGAIN_AT_MOST });
}

export function refuseAnswer(text: string, known: number, version: number): void {
  if (text === '') throw new AnswerTextNeeded({});
  refuseOutdated(known, version);
}

export function refuseOutdated(known: number, version: number): void {
  if (known !== version) throw new FeedbackChanged({});
}
