import { RETURN_NEWS_REASONS, WITHDRAW_NEWS_REASONS, type NewsItem, type NewsReason, type NewsState } from './news-item.entity';
import { NewsIncomplete, NewsNeedsSecondPerson, NewsNotInState, NewsReasonNeeded, NewsTimePassed } from './news.refusals';
import { wordsOf } from './news-text.rules';

export type NewsMove = 'write' | 'submit' | 'review' | 'withdraw';

const FROM: Readonly<Record<NewsMove, readonly NewsState[]>> = {
  write: ['draft', 'withdrawn'],
  submit: ['draft'],
  review: ['in_review'],
  // taken back before it was looked at, before its time, or from the public
  withdraw: ['in_review', 'scheduled', 'published'],
};

type Standing = Pick<NewsItem, 'title' | 'state'>;

export const canMove = ({ state }: Pick<NewsItem, 'state'>, move: NewsMove): boolean => FROM[move].includes(state);

export function refuseMove(item: Standing, move: NewsMove): void {
  if (!canMove(item, move)) throw new NewsNotInState({ title: item.title, state: item.state });
}

export function refuseIncomplete(item: Pick<NewsItem, 'kind' | 'title' | 'summary' | 'html' | 'source' | 'memberId'>): void {
  if (!item.title) throw new NewsIncomplete({ missing: 'title' });
  if (!item.summary) throw new NewsIncomplete({ missing: 'summary' });
  if (!wordsOf(item.html)) throw new NewsIncomplete({ missing: 'text' });
  if (!item.source) throw new NewsIncomplete({ missing: 'source' });
  if (item.kind === 'profile' && !item.memberId) throw new NewsIncomplete({ missing: 'member' });
}

/** Two people: none of those who wrote it reviews it. */
export const isWriter = (item: Pick<NewsItem, 'writerIds'>, accountId: string | null): boolean => accountId !== null && item.writerIds.includes(accountId);

export function refuseOwnReview(item: Pick<NewsItem, 'title' | 'writerIds'>, accountId: string | null): void {
  if (isWriter(item, accountId)) throw new NewsNeedsSecondPerson({ title: item.title });
}

export function refusePastTime(publishAt: Date | null, now: Date): void {
  if (publishAt && publishAt <= now) throw new NewsTimePassed({});
}

export interface SaidReason {
  readonly reasonCode: NewsReason;
  readonly reason: string | null;
}

/** A typed reason for what goes against the writer or takes something from the public. */
export function checkNewsReason(act: 'return' | 'withdraw', code: string | null | undefined, said: string | null | undefined): SaidReason {
  const known = (act === 'return' ? RETURN_NEWS_REASONS : WITHDRAW_NEWS_REASONS).find((one) => one === code);
  const reason = said?.normalize('NFC').trim() || null;
  if (!known || (known === 'other' && !reason)) throw new NewsReasonNeeded({});
  return { reasonCode: known, reason };
}
