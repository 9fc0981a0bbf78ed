import { Injectable } from '@nestjs/common';
import type { Tx } from '@jiangong/platform';
import { NewsItem } from './news-item.entity';
import { NewsStore } from './news-store';

/** What is told of a person alone, as far as that person has a say in it. */
@Injectable()
export class NewsProfiles {
  constructor(private readonly store: NewsStore) {}

  /** The person no longer agrees: from the public, before its time and from review alike. */
  async takeBack(tx: Tx, memberId: string): Promise<void> {
    const rows = await tx.query<{ id: string }>(
      `select id from news_item where member_id = $1 and kind = 'profile' and state in ('in_review', 'scheduled', 'published') order by id for update`, [memberId]);
    for (const { id } of rows) {
      const item = await tx.repo(NewsItem).findOneByOrFail({ id });
      await this.store.move(tx, item, { act: 'withdraw', state: item.state === 'in_review' ? 'draft' : 'withdrawn', said: { reasonCode: 'consent', reason: null } });
    }
  }
}
