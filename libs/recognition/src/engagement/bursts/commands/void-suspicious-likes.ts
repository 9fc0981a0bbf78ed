import { Inject, Injectable } from '@nestjs/common';
import { dayOf, newId, addDays, type Clock } from '@jiangong/kernel';
import { CLOCK, defineSchedule, RunsOn } from '@jiangong/platform';
import { EngagementStore } from '../../store/engagement-store';
import { suspicionsIn, type LikeFact, type Suspicion } from '../burst.rules';
import { voidLikes } from '../voided-likes';

const lookForBursts = defineSchedule({ name: 'recognition.look-for-bursts', everySeconds: 300 });

const HOUR_MS = 3_600_000;
/** A pattern is looked for among the likes of a day; what is older was looked at when it was new. */
const LOOK_BACK_MS = 24 * HOUR_MS;
const KEPT_VIEW_DAYS = 2;
const KEPT_SALT_DAYS = 3;

/** Works with enough likes in the window to be worth a look, fresh ones in the last hours first. $1 since. */
const BUSY_WORKS = `select work_id as id from engagement.work_like where at > $1 and is_on and voiding_id is null and cleared_at is null group by work_id having count(*) >= 12`;

/** $1 work, $2 since. */
const FACTS = `
  select l.member_id as "memberId", (extract(epoch from l.at) * 1000)::float8 as at, l.network, m.organization_id as "organizationId", (extract(epoch from m.opened_at) * 1000)::float8 as "openedAt"
    from engagement.work_like l left join engagement.verified_member m on m.member_id = l.member_id
   where l.work_id = $1 and l.at > $2 and l.is_on and l.voiding_id is null and l.cleared_at is null`;

/**
 * Looks for likes that a machine made and voids them: the likes, never the work and never the candidate. Late or twice
 * does no harm. In passing it forgets what was kept only to tell visitors and networks of a day apart.
 */
@Injectable()
export class VoidSuspiciousLikes {
  constructor(private readonly store: EngagementStore, @Inject(CLOCK) private readonly clock: Clock) {}

  @RunsOn(lookForBursts)
  async execute(): Promise<{ voided: number }> {
    const now = this.clock.now();
    const since = new Date(now.getTime() - LOOK_BACK_MS);
    let voided = 0;
    for (const { id } of await this.store.rows<{ id: string }>(BUSY_WORKS, [since])) {
      const suspicions = suspicionsIn(await this.store.rows<LikeFact>(FACTS, [id, since]));
      for (const suspicion of suspicions) {
        await this.void(id, suspicion, now);
        voided += suspicion.likes.length;
      }
    }
    await this.forget(now);
    return { voided };
  }

  private void(workId: string, { signs, likes, seconds, step }: Suspicion, now: Date): Promise<void> {
    const id = newId();
    return this.store.run(async (tx) => {
      await tx.rows(`insert into engagement.voiding (id, work_id, signs, likes, made_at) values ($1, $2, $3, $4, $5)`, [id, workId, JSON.stringify({ signs, seconds, step }), likes.length, now]);
      await voidLikes(tx, id, workId, likes.map(({ memberId }) => memberId));
    });
  }

  private async forget(now: Date): Promise<void> {
    const today = dayOf(now);
    await this.store.rows(`delete from engagement.work_view where on_day < $1`, [addDays(today, -KEPT_VIEW_DAYS)]);
    await this.store.rows(`delete from engagement.daily_salt where on_day < $1`, [addDays(today, -KEPT_SALT_DAYS)]);
  }
}
