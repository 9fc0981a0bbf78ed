import { Inject, Injectable } from '@nestjs/common';
import { NotFound, type Actor, type Clock } from '@jiangong/kernel';
import { CLOCK } from '@jiangong/platform';
import { NoMemberToLike } from '../../likes/like.refusals';
import { EngagementStore } from '../../store/engagement-store';
import { noComment } from '../comment.policy';

/** What the reader can see: on a work that is public, and not one's own. */
const REPORTABLE = `c.id = $1 and c.state = 'shown' and c.member_id <> $2 and exists (select 1 from engagement.public_work p where p.id = c.work_id)`;

/** $1 comment, $2 member, $3 reason, $4 at: one report a member; only the first one counts. */
const REPORT = `
  with reported as (
    insert into engagement.comment_report (comment_id, member_id, reason, at)
    select c.id, $2, $3, $4 from engagement.work_comment c where ${REPORTABLE} on conflict do nothing returning 1)
  update engagement.work_comment c set reports = reports + (select count(*) from reported) where ${REPORTABLE} returning c.id`;

/** Somebody finds that a comment should not stand: an organiser looks at it again; until then it stands. */
@Injectable()
export class ReportComment {
  constructor(private readonly store: EngagementStore, @Inject(CLOCK) private readonly clock: Clock) {}

  async execute(actor: Actor, { commentId, reason }: { readonly commentId: string; readonly reason: string }): Promise<string> {
    if (actor.memberId === null) throw new NoMemberToLike({});
    const rows = await this.store.rows<{ id: string }>(REPORT, [commentId, actor.memberId, reason.trim(), this.clock.now()]);
    if (rows.length === 0) throw new NotFound(noComment);
    return commentId;
  }
}
