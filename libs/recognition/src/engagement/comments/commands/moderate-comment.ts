import { Inject, Injectable } from '@nestjs/common';
import { mayAnywhere, NotAllowed, NotFound, type Actor, type Clock } from '@jiangong/kernel';
import { CLOCK } from '@jiangong/platform';
import { EngagementStore } from '../../store/engagement-store';
import type { CommentState } from '../../store/engagement.entity';
import { noComment } from '../comment.policy';
import { refuseDecision, type Decision } from '../comment.rules';

/** An organiser lets a comment through, returns it, or decides a report. */
@Injectable()
export class ModerateComment {
  constructor(private readonly store: EngagementStore, @Inject(CLOCK) private readonly clock: Clock) {}

  async execute(actor: Actor, input: { readonly commentId: string; readonly decision: Decision; readonly reason?: string | null }): Promise<string> {
    if (!mayAnywhere(actor, 'comment.moderate')) throw new NotAllowed('comment.moderate');
    const reason = input.reason?.trim() ?? '';
    return this.store.run(async (tx) => {
      const [comment] = await tx.rows<{ state: CommentState; reports: number }>(`select state, reports from engagement.work_comment where id = $1 for update`, [input.commentId]);
      if (!comment) throw new NotFound(noComment);
      refuseDecision(comment, input.decision, reason);
      await tx.rows(`update engagement.work_comment set state = $2, reason = $3, reports = 0, decided_at = $4, decided_by_id = $5, decided_by_name = $6 where id = $1`,
        [input.commentId, input.decision === 'show' ? 'shown' : 'returned', reason, this.clock.now(), actor.accountId, actor.name]);
      return input.commentId;
    });
  }
}
