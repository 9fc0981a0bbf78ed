import { Injectable, type BeforeApplicationShutdown } from '@nestjs/common';
import type { Day } from '@jiangong/kernel';
import { Gathering } from '@jiangong/platform';
import { EngagementStore } from '../store/engagement-store';

export interface SeenWork {
  readonly workId: string;
  readonly day: Day;
  /** Null when too many visitors came from there at once to be told apart: seen, but not counted as somebody new. */
  readonly visitor: string | null;
}

const PATIENCE_MS = 250;
const MOST = 2_000;

/** $1 works, $2 visitors, $3 the day: every opening is a view, the first of a visitor and day is a visit. */
const SAVE_VIEWS = `
  with asked as (
    select a.* from unnest($1::uuid[], $2::text[]) as a(work_id, visitor)
     where exists (select 1 from engagement.public_work p where p.id = a.work_id)),
  fresh as (
    insert into engagement.work_view (on_day, work_id, visitor)
    select distinct $3::date, work_id, visitor from asked where visitor is not null order by 2, 3
    on conflict do nothing returning work_id),
  delta as (
    select a.work_id, a.views, coalesce(f.visits, 0)::int as visits
      from (select work_id, count(*)::int as views from asked group by work_id) a
      left join (select work_id, count(*) as visits from fresh group by work_id) f on f.work_id = a.work_id)
  insert into engagement.work_count as c (work_id, views, visits) select work_id, views, visits from delta order by work_id
  on conflict (work_id) do update set views = c.views + excluded.views, visits = c.visits + excluded.visits`;

/** Views are gathered for a moment and saved together; one that is lost with its process is lost, it is no like. */
@Injectable()
export class ViewBatches implements BeforeApplicationShutdown {
  private readonly gathering = new Gathering<SeenWork, null>({ patience: PATIENCE_MS, most: MOST, work: (seen) => this.save(seen) });

  constructor(private readonly store: EngagementStore) {}

  add(seen: SeenWork): Promise<null> {
    return this.gathering.add(seen);
  }

  beforeApplicationShutdown(): Promise<void> {
    return this.gathering.settled();
  }

  private async save(seen: readonly SeenWork[]): Promise<readonly null[]> {
    for (const day of new Set(seen.map((one) => one.day))) {
      const ofDay = seen.filter((one) => one.day === day);
      await this.store.rows(SAVE_VIEWS, [ofDay.map(({ workId }) => workId), ofDay.map(({ visitor }) => visitor), day]);
    }
    return seen.map(() => null);
  }
}
