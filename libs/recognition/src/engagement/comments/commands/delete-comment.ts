import { Injectable } from '@nestjs/common';
import { NotFound, type Actor } from '@jiangong/kernel';
import { EngagementStore } from '../../store/engagement-store';
import { noComment } from '../comment.policy';

/** Its author takes a comment back: the words are gone, that there was one stays. Twice is once. */
@Injectable()
export class DeleteComment {
  constructor(private readonly store: EngagementStore) {}

  async execute(actor: Actor, commentId: string): Promise<string> {
    const rows = await this.store.rows<{ id: string }>(
      `update engagement.work_comment set state = 'deleted', text = '', reports = 0 where id = $1 and member_id = $2 returning id`, [commentId, actor.memberId]);
    if (rows.length === 0) throw new NotFound(noComment);
    return commentId;
  }
}
