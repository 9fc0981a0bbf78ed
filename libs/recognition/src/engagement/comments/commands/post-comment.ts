import { Inject, Injectable } from '@nestjs/common';
import { newId, NotFound, type Actor, type Clock } from '@jiangong/kernel';
import { CLOCK } from '@jiangong/platform';
import { ModerationWords } from '../../../moderation/public';
import { noWork } from '../../likes/like-batches';
import { NoMemberToLike } from '../../likes/like.refusals';
import { EngagementStore } from '../../store/engagement-store';
import { refusePosting } from '../comment.rules';

/** $1 id, $2 work, $3 member, $4 name, $5 text, $6 at; nothing where the work is not public. */
const POST = `
  insert into engagement.work_comment (id, work_id, member_id, author_name, organization_name, text, state, created_at)
  select $1, p.id, $3, $4, coalesce((select m.organization_name from engagement.verified_member m where m.member_id = $3), ''), $5, 'pending', $6
    from engagement.public_work p where p.id = $2 returning id`;

/** A member comments on a work; an organiser looks at it before anybody else does. */
@Injectable()
export class PostComment {
  constructor(private readonly store: EngagementStore, private readonly words: ModerationWords, @Inject(CLOCK) private readonly clock: Clock) {}

  async execute(actor: Actor, input: { readonly workId: string; readonly text: string }): Promise<string> {
    if (actor.memberId === null) throw new NoMemberToLike({});
    const text = input.text.trim();
    const [findings] = await this.words.findIn([text]);
    return this.store.run(async (tx) => {
      // one member's comments one after another, so that the limit holds
      await tx.rows(`select pg_advisory_xact_lock(hashtextextended($1, 7220417))`, [actor.memberId]);
      const [waiting] = await tx.rows<{ count: number }>(`select count(*)::int as count from engagement.work_comment where member_id = $1 and state = 'pending'`, [actor.memberId]);
      refusePosting(text, findings!, waiting!.count);
      const [posted] = await tx.rows<{ id: string }>(POST, [newId(), input.workId, actor.memberId, actor.name, text, this.clock.now()]);
      if (!posted) throw new NotFound(noWork);
      return posted.id;
    });
  }
}
