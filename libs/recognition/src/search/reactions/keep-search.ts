import { Injectable } from '@nestjs/common';
import { platformActor } from '@jiangong/kernel';
import { Handles, ReactsTo, RunsOn, UnitOfWork, type JobRun } from '@jiangong/platform';
import { HonoursConferred, HonoursRevoked } from '../../honours/public';
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
      const units = await tx.query<{ id: string }>('select distinct organization_id as id from standing_honour where publication_id = $1', [publicationId]);
      const documents = [...stars, ...(await this.honours.units(tx, units.map((one) => one.id)))];
      await this.index.put(tx, documents);
      return { indexed: documents.length };
    });
  }

  @ReactsTo(HonoursRevoked)
  onRevoked({ publicationId }: { publicationId: string }): Promise<{ removed: number }> {
    return this.uow.run(platformActor, {}, async (tx) => {
      const gone = await tx.query<{ id: string; unit: string }>('select id, organization_id as unit from honour where revoked_by_id = $1', [publicationId]);
      const units = await this.honours.units(tx, gone.map(({ unit }) => unit));
      const shown = new Set(units.map(({ refId }) => refId));
      await this.index.remove(tx, 'star', gone.map(({ id }) => id));
      await this.index.remove(tx, 'unit', gone.map(({ unit }) => unit).filter((unit) => !shown.has(unit)));
      await this.index.put(tx, units);
      return { removed: gone.length };
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
