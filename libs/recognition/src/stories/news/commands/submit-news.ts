import { Injectable } from '@nestjs/common';
import type { Actor } from '@jiangong/kernel';
import { UnitOfWork } from '@jiangong/platform';
import { refuseIncomplete, refuseMove } from '../news.rules';
import { NewsStore } from '../news-store';

/** Hands a draft to somebody else for review. */
@Injectable()
export class SubmitNews {
  constructor(private readonly uow: UnitOfWork, private readonly store: NewsStore) {}

  execute(actor: Actor, { id, version }: { readonly id: string; readonly version: number }): Promise<string> {
    return this.uow.run(actor, {}, async (tx) => {
      const item = await this.store.load(tx, actor, 'news.write', id, version);
      refuseMove(item, 'submit');
      refuseIncomplete(item);
      await this.store.refuseHidden(tx, item);
      await this.store.move(tx, item, { act: 'submit', state: 'in_review' });
      return id;
    });
  }
}
