import { Injectable } from '@nestjs/common';
import { NotFound } from '@jiangong/kernel';
import { rowsFrom, type RowSource, type Tx } from '@jiangong/platform';
import { Organizations } from '../organizations/public';
import { Studio } from './studio.entity';
import { noStudio } from './studio.policy';

/** What other rooms ask of studios; puts its question where it is told to. */
@Injectable()
export class Studios {
  constructor(private readonly organizations: Organizations) {}

  /** The studio, held until the commit, with its unit and everything above it. */
  async locked(tx: Tx, id: string): Promise<{ readonly studio: Studio; readonly lineage: readonly string[] }> {
    const studio = await tx.repo(Studio).findOne({ where: { id }, lock: { mode: 'pessimistic_write' } });
    if (!studio) throw new NotFound(noStudio);
    return { studio, lineage: await this.organizations.lineageOf(tx, studio.organizationId) };
  }

  async present(source: RowSource, studioId: string): Promise<string[]> {
    return (await rowsFrom<{ id: string }>(source, 'select member_id as id from studio_member where studio_id = $1 and to_on is null order by member_id', [studioId])).map(({ id }) => id);
  }

  /** The verdict of a year; null when there is none yet. */
  async verdictOf(source: RowSource, studioId: string, year: number): Promise<string | null> {
    return (await rowsFrom<{ verdict: string | null }>(source, 'select verdict from studio_review where studio_id = $1 and year = $2', [studioId, year]))[0]?.verdict ?? null;
  }
}
