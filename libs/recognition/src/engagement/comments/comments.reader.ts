import { Injectable } from '@nestjs/common';
import { decodeCursor, mayAnywhere, NotFound, toPage, type Actor, type PageRequest } from '@jiangong/kernel';
import type { ConnectionView } from '@jiangong/platform';
import { ModerationWords } from '../../moderation/public';
import { EngagementStore } from '../store/engagement-store';
import { noComment } from './comment.policy';
import { maskedName } from './comment.rules';
import type { CommentToModerateView, CommentView } from './comment.view';

interface CommentRow extends Pick<CommentView, 'id' | 'organizationName' | 'text' | 'state' | 'reason' | 'createdAt'> {
  readonly authorName: string;
  readonly memberId: string;
  readonly at: string;
}
type QueueRow = Omit<CommentToModerateView, 'findings'> & { readonly at: string };

const COLUMNS = `
  select c.id, c.author_name as "authorName", c.member_id as "memberId", c.organization_name as "organizationName", c.text, c.state, c.reason, c.created_at as "createdAt", c.created_at::text as at
    from engagement.work_comment c`;
/** With its work a comment goes, and comes back with it. */
const ON_PUBLIC_WORK = `exists (select 1 from engagement.public_work p where p.id = c.work_id)`;
/** $1 work, $2 the reader's member: what is shown, and what is one's own and waits or came back. */
const SEEN = `where c.work_id = $1 and (c.state = 'shown' or (c.member_id = $2 and c.state in ('pending', 'returned')))
  and ${ON_PUBLIC_WORK}`;

const QUEUE_COLUMNS = `
  select c.id, c.work_id as "workId", p.title as "workTitle", c.author_name as "authorName", c.organization_name as "organizationName", c.text, c.state, c.reason,
         c.created_at as "createdAt", c.created_at::text as at, c.decided_by_name as "decidedByName", c.reports,
         array(select r.reason from engagement.comment_report r where r.comment_id = c.id and r.reason <> '' order by r.at desc limit 5) as "reportReasons"
    from engagement.work_comment c left join engagement.public_work p on p.id = c.work_id`;
const WAITING = `(c.state = 'pending' or (c.state = 'shown' and c.reports > 0))`;

/** Comments for those who read a work, and the queue of those who let them through. */
@Injectable()
export class CommentsReader {
  constructor(private readonly store: EngagementStore, private readonly words: ModerationWords) {}

  /** Newest first. */
  async ofWork(actor: Actor, workId: string, request: PageRequest): Promise<ConnectionView<CommentView>> {
    const cursor = decodeCursor(request.after, 2);
    const rows = await this.store.rows<CommentRow>(
      `${COLUMNS} ${SEEN} and ($3::timestamptz is null or (c.created_at, c.id) < ($3::timestamptz, $4::uuid)) order by c.created_at desc, c.id desc limit $5`,
      [workId, actor.memberId, cursor?.[0] ?? null, cursor?.[1] ?? null, request.first + 1]);
    const page = toPage(rows, request, (row) => [row.at, row.id]);
    return {
      ...page, nodes: page.nodes.map((row) => dressed(actor, row)),
      totalCount: async () => (await this.store.first<{ count: number }>(`select count(*)::int as count from engagement.work_comment c ${SEEN}`, [workId, actor.memberId]))!.count,
    };
  }

  /** One that the actor has just written or reported. */
  async one(actor: Actor, id: string): Promise<CommentView> {
    const row = await this.store.first<CommentRow>(`${COLUMNS} where c.id = $1 and (c.member_id = $2 or (c.state = 'shown' and ${ON_PUBLIC_WORK}))`, [id, actor.memberId]);
    if (!row) throw new NotFound(noComment);
    return dressed(actor, row);
  }

  /** What has waited longest stands first; lock one says who may ask. */
  async queue(request: PageRequest): Promise<ConnectionView<CommentToModerateView>> {
    const cursor = decodeCursor(request.after, 2);
    const rows = await this.store.rows<QueueRow>(
      `${QUEUE_COLUMNS} where ${WAITING} and ($1::timestamptz is null or (c.created_at, c.id) > ($1::timestamptz, $2::uuid)) order by c.created_at, c.id limit $3`,
      [cursor?.[0] ?? null, cursor?.[1] ?? null, request.first + 1]);
    const page = toPage(rows, request, (row) => [row.at, row.id]);
    return {
      ...page, nodes: await this.withFindings(page.nodes),
      totalCount: async () => (await this.store.first<{ count: number }>(`select count(*)::int as count from engagement.work_comment c where ${WAITING}`))!.count,
    };
  }

  async inQueue(id: string): Promise<CommentToModerateView> {
    const row = await this.store.first<QueueRow>(`${QUEUE_COLUMNS} where c.id = $1`, [id]);
    if (!row) throw new NotFound(noComment);
    return (await this.withFindings([row]))[0]!;
  }

  private async withFindings(rows: readonly QueueRow[]): Promise<CommentToModerateView[]> {
    const findings = await this.words.findIn(rows.map(({ text }) => text));
    return rows.map((row, at) => ({ ...row, findings: findings[at]! }));
  }
}

function dressed(actor: Actor, { authorName, memberId, ...row }: CommentRow): CommentView {
  const isMine = actor.memberId !== null && actor.memberId === memberId;
  return {
    ...row, author: maskedName(authorName), isMine, reason: isMine ? row.reason : '',
    abilities: { canDelete: isMine && row.state !== 'deleted', canReport: !isMine && row.state === 'shown' && mayAnywhere(actor, 'comment.report') },
  };
}
