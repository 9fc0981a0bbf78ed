import { Injectable } from '@nestjs/common';
import type { Actor } from '@jiangong/kernel';
import { UnitOfWork } from '@jiangong/platform';
import { checkNewsReason, refuseMove, refuseOwnReview, refusePastTime } from '../news.rules';
import { NewsStore } from '../news-store';

export interface NewsReview {
  readonly id: string;
  readonly version: number;
  readonly act: 'approve' | 'return';
  /** When it is to be released; at once without. */
  readonly publishAt?: Date | null;
  readonly reasonCode?: string | null;
  readonly reason?: string | null;
}

/** The second person: releases it, now or at a time, or sends it back with a reason. */
@Injectable()
export class ReviewNews {
  constructor(private readonly uow: UnitOfWork, private readonly store: NewsStore) {}

  execute(actor: Actor, { id, version, act, publishAt, reasonCode, reason }: NewsReview): Promise<string> {
    return this.uow.run(actor, {}, async (tx) => {
      const item = await this.store.load(tx, actor, 'news.review', id, version);
      refuseMove(item, 'review');
      refuseOwnReview(item, actor.accountId);
      if (act === 'return') {
        await this.store.move(tx, item, { act, state: 'draft', said: checkNewsReason('return', reasonCode, reason) });
        return id;
      }
      await this.store.refuseHidden(tx, item);
      refusePastTime(publishAt ?? null, tx.now);
      await this.store.move(tx, item, publishAt ? { act, state: 'scheduled', publishAt } : { act, state: 'published' });
      return id;
    });
  }
}
