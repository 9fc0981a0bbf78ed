import { Injectable } from '@nestjs/common';
import { platformActor } from '@jiangong/kernel';
import { defineSchedule, RunsOn, UnitOfWork } from '@jiangong/platform';
import { NewsItem } from '../news-item.entity';
import { NewsStore } from '../news-store';

/** Twice a minute, so that a piece is out within half a minute of its time. */
export const newsSchedule = defineSchedule({ name: 'recognition.release-news', everySeconds: 30 });

const AT_ONCE = 50;

/** Releases what was approved for a time that has come. Two workers release different pieces. */
@Injectable()
export class ReleaseDueNews {
  constructor(private readonly uow: UnitOfWork, private readonly store: NewsStore) {}

  @RunsOn(newsSchedule)
  async tick(): Promise<void> {
    await this.execute();
  }

  /** Answers how many. */
  execute(): Promise<number> {
    return this.uow.run(platformActor, {}, async (tx) => {
      const due = await tx.query<{ id: string }>(
        `select id from news_item where state = 'scheduled' and publish_at <= $1 order by publish_at limit $2 for update skip locked`, [tx.now, AT_ONCE]);
      for (const { id } of due) {
        const item = await tx.repo(NewsItem).findOneByOrFail({ id });
        await this.store.move(tx, item, { act: 'release', state: 'published', publishAt: item.publishAt });
      }
      return due.length;
    });
  }
}
