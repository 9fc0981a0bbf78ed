import { Inject, Injectable } from '@nestjs/common';
import { mayAnywhere, NotAllowed, NotFound, type Actor, type Clock } from '@jiangong/kernel';
import { CLOCK } from '@jiangong/platform';
import { AlreadyRestored, RestoreReasonNeeded } from '../../likes/like.refusals';
import { EngagementStore } from '../../store/engagement-store';
import { restoreLikes } from '../voided-likes';

/** An organiser has looked and found people: the likes count again, with the reason. */
@Injectable()
export class RestoreLikes {
  constructor(private readonly store: EngagementStore, @Inject(CLOCK) private readonly clock: Clock) {}

  async execute(actor: Actor, { voidingId, reason }: { readonly voidingId: string; readonly reason: string }): Promise<string> {
    if (!mayAnywhere(actor, 'like.restore')) throw new NotAllowed('like.restore');
    if (reason.trim() === '') throw new RestoreReasonNeeded({});
    const now = this.clock.now();
    return this.store.run(async (tx) => {
      const [voiding] = await tx.rows<{ workId: string; restoredAt: Date | null }>(
        `select work_id as "workId", restored_at as "restoredAt" from engagement.voiding where id = $1 for update`, [voidingId]);
      if (!voiding) throw new NotFound({ zh: '点赞处理记录', en: 'voiding' });
      if (voiding.restoredAt) throw new AlreadyRestored({ at: voiding.restoredAt.toISOString() });
      await tx.rows(`update engagement.voiding set restored_at = $2, restored_by_id = $3, restored_by_name = $4, restore_reason = $5 where id = $1`,
        [voidingId, now, actor.accountId, actor.name, reason.trim()]);
      await restoreLikes(tx, voidingId, voiding.workId, now);
      return voidingId;
    });
  }
}
