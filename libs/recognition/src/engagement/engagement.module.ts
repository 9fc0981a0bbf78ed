import { Module } from '@nestjs/common';
import { ModerationModule } from '../moderation/public';
import { RestoreLikes } from './bursts/commands/restore-likes';
import { VoidSuspiciousLikes } from './bursts/commands/void-suspicious-likes';
import { VoidingResolver } from './bursts/voiding.resolver';
import { VoidingsReader } from './bursts/voidings.reader';
import { DeleteComment } from './comments/commands/delete-comment';
import { ModerateComment } from './comments/commands/moderate-comment';
import { PostComment } from './comments/commands/post-comment';
import { ReportComment } from './comments/commands/report-comment';
import { CommentResolver } from './comments/comment.resolver';
import { CommentsReader } from './comments/comments.reader';
import { SetLike } from './likes/commands/set-like';
import { EngagementReader } from './likes/engagement.reader';
import { EngagementResolver } from './likes/engagement.resolver';
import { LikeBatches } from './likes/like-batches';
import { Networks } from './likes/networks';
import { WorkEngagementResolver } from './likes/work-engagement.resolver';
import { EngagementStore } from './store/engagement-store';
import { ViewBatches } from './views/view-batches';
import { ViewsController } from './views/views.controller';

/** Gives nothing to other modules: what is behind the wall is asked over the edge alone. */
@Module({
  imports: [ModerationModule],
  controllers: [ViewsController],
  providers: [
    EngagementStore, LikeBatches, Networks, SetLike, EngagementReader, EngagementResolver, WorkEngagementResolver, ViewBatches, VoidSuspiciousLikes, RestoreLikes,
    VoidingsReader, VoidingResolver, PostComment, DeleteComment, ReportComment, ModerateComment, CommentsReader, CommentResolver,
  ],
})
export class EngagementModule {}
