import { Injectable } from '@nestjs/common';
import type { Actor } from '@jiangong/kernel';
import { UnitOfWork } from '@jiangong/platform';
import { checkNewsReason, refuseMove } from '../news.rules';
import { NewsStore } from '../news-store';

export interface NewsWithdrawal {
  readonly id: string;
  readonly version: number;
  readonly reasonCode: string;
  readonly reason?: string | null;
}

/** Takes it back: from review to the draft, before its time, or from the public at once with its pictures. */
@Injectable()
export class WithdrawNews {
  constructor(private readonly uow: UnitOfWork, private readonly store: NewsStore) {}

  execute(actor: Actor, { id, version, reasonCode, reason }: NewsWithdrawal): Promise<string> {
    return this.uow.run(actor, {}, async (tx) => {
      const item = await this.store.load(tx, actor, 'news.write', id, version);
      refuseMove(item, 'withdraw');
      await this.store.move(tx, item, { act: 'withdraw', state: item.state === 'in_review' ? 'draft' : 'withdrawn', said: checkNewsReason('withdraw', reasonCode, reason) });
      return id;
    });
  }
}
