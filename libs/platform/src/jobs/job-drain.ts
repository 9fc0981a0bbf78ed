import { Injectable } from '@nestjs/common';
import { Reader } from '../database/reader';
import { heavyJobs } from './definitions';
import { JobRunner } from './job-runner';

/**
 * Runs waiting jobs in this process, one after another, until none is left: for tests and the season run
 * from workbooks, which want the same handlers without a queue between.
 */
@Injectable()
export class JobDrain {
  constructor(private readonly reader: Reader, private readonly runner: JobRunner) {}

  /** Returns how many ran. Throws when one of them failed, naming it. The heavy ones may be left for a worker. */
  async drain({ leavesHeavy = false } = {}): Promise<number> {
    const left = leavesHeavy ? heavyJobs() : [];
    let count = 0;
    for (;;) {
      const next = await this.reader.first<{ id: string }>(`select id from job where state = 'queued' and name <> all($1::text[]) order by id limit 1`, [left]);
      if (!next) return count;
      await this.runner.run(next.id);
      count += 1;
      const after = await this.reader.first<{ name: string; state: string; error: unknown }>('select name, state, error from job where id = $1', [next.id]);
      if (after && after.state !== 'done') throw new Error(`job ${after.name} did not finish: ${JSON.stringify(after.error)}`);
    }
  }
}
