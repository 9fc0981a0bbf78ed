import { Injectable } from '@nestjs/common';
import { platformActor, type Actor } from '@jiangong/kernel';
import { UnitOfWork } from '@jiangong/platform';
import { DICTIONARY_VERSION } from '../dictionary';
import type { SearchKind } from '../search-entry.entity';
import { SearchIndex } from '../search-index';
import { SearchSources } from '../search-sources';

const ROWS_A_COMMIT = 200;
const FIRST = '00000000-0000-0000-0000-000000000000';

/** Cuts everything public anew, some hundred a commit, so that the site goes on meanwhile; what is public no longer goes. */
@Injectable()
export class ReindexSearch {
  constructor(private readonly uow: UnitOfWork, private readonly sources: SearchSources, private readonly index: SearchIndex) {}

  async execute(actor: Actor, kinds: readonly SearchKind[], told: (done: number) => Promise<void> | void = () => undefined): Promise<number> {
    let done = 0;
    for (const source of this.sources.all().filter((one) => kinds.includes(one.kind))) {
      for (let after: string | null = FIRST; after !== null; ) {
        const from: string = after;
        const ids = await this.uow.run(actor, {}, async (tx) => {
          const documents = await source.read(tx, from, ROWS_A_COMMIT);
          const until = documents.length < ROWS_A_COMMIT ? null : documents.at(-1)!.refId;
          await tx.query(
            `delete from search_entry where kind = $1 and ref_id > $2::uuid and ($3::uuid is null or ref_id <= $3) and ref_id <> all($4::uuid[])`,
            [source.kind, from, until, documents.map((one) => one.refId)]);
          await this.index.put(tx, documents);
          return { until, count: documents.length };
        });
        after = ids.until;
        done += ids.count;
        await told(done);
      }
    }
    return done;
  }

  /** Whether anything was cut by another dictionary than today's. */
  async isDue(): Promise<boolean> {
    return this.uow.run(platformActor, {}, async (tx) =>
      (await tx.query(`select 1 from search_entry where dictionary_version < $1 limit 1`, [DICTIONARY_VERSION])).length > 0);
  }
}
