import { Injectable } from '@nestjs/common';
import { platformActor } from '@jiangong/kernel';
import { Handles, ReactsTo, RunsOn, UnitOfWork, type JobRun } from '@jiangong/platform';
import { HonoursConferred } from '../../honours/public';
import { ReindexSearch } from '../commands/reindex-search';
import { HonourSources } from '../honour-sources';
import { ReindexSearchJob, searchSchedule } from '../search.jobs';
import { SEARCH_KINDS, type SearchKind } from '../search-entry.entity';
import { SearchIndex } from '../search-index';

/** New honours are found with the units they came to; an older dictionary is replaced. */
@Injectable()
export class KeepSearch {
  constructor(private readonly uow: UnitOfWork, private readonly honours: HonourSources, private readonly index: SearchIndex, private readonly reindex: ReindexSearch) {}

  @ReactsTo(HonoursConferred)
  onConferred({ publicationId }: { publicationId: string }): Promise<{ indexed: number }> {
    return this.uow.run(platformActor, {}, async (tx) => {
      const stars = await this.honours.starsOf(tx, publicationId);
      const units = await tx.query<{ id: string }>('select distinct organization_id as id from honour where publication_id = $1', [publicationId]);
      const documents = [...stars, ...(await this.honours.units(tx, units.map((one) => one.id)))];
      await this.index.put(tx, documents);
      return { indexed: documents.length };
    });
  }

  @Handles(ReindexSearchJob)
  async onReindex({ kinds }: { kinds: SearchKind[] }, _run: JobRun): Promise<{ indexed: number }> {
    return { indexed: await this.reindex.execute(platformActor, kinds) };
  }

  @RunsOn(searchSchedule)
  async onSchedule(): Promise<void> {
    if (!(await this.reindex.isDue())) return;
    await this.uow.run(platformActor, {}, async (tx) => {
      tx.enqueue(ReindexSearchJob, { kinds: [...SEARCH_KINDS] }, { subject: 'search' });
    });
  }
}
