import { ParseUUIDPipe } from '@nestjs/common';
import { Args, ArgsType, Context, Field, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Allow, AllowAnyone, GraphContext, PageArgs, type ConnectionView } from '@jiangong/platform';
import { IsUUID } from 'class-validator';
import { DeleteComment } from './commands/delete-comment';
import { ModerateComment } from './commands/moderate-comment';
import { PostComment } from './commands/post-comment';
import { ReportComment } from './commands/report-comment';
import './comment.policy';
import {
  CommentConnection, CommentOrRefusal, CommentToModerateConnection, CommentToModerateOrRefusal, CommentToModerateView, CommentView, ModerateCommentInput,
  PostCommentInput, ReportCommentInput,
} from './comment.view';
import { CommentsReader } from './comments.reader';

@ArgsType()
class CommentsArgs extends PageArgs {
  @Field(() => ID) @IsUUID() workId: string;
}

@Resolver(() => CommentView)
export class CommentResolver {
  constructor(
    private readonly reader: CommentsReader,
    private readonly post: PostComment,
    private readonly remove: DeleteComment,
    private readonly report: ReportComment,
    private readonly moderate: ModerateComment,
  ) {}

  @AllowAnyone('what an organiser let through is public')
  @Query(() => CommentConnection, { description: 'Newest first; one’s own that wait or came back among them.' })
  comments(@Args() { workId, ...page }: CommentsArgs, @Context() { actor }: GraphContext): Promise<ConnectionView<CommentView>> {
    return this.reader.ofWork(actor, workId, page);
  }

  @Allow('comment.post')
  @Mutation(() => CommentOrRefusal, { description: 'Seen by its author alone until an organiser has let it through.' })
  async postComment(@Args('input') input: PostCommentInput, @Context() { actor }: GraphContext): Promise<CommentView> {
    return this.reader.one(actor, await this.post.execute(actor, input));
  }

  @Allow('comment.post')
  @Mutation(() => CommentOrRefusal, { description: 'One’s own.' })
  async deleteComment(@Args('commentId', { type: () => ID }, ParseUUIDPipe) commentId: string, @Context() { actor }: GraphContext): Promise<CommentView> {
    return this.reader.one(actor, await this.remove.execute(actor, commentId));
  }

  @Allow('comment.report')
  @Mutation(() => CommentOrRefusal)
  async reportComment(@Args('input') input: ReportCommentInput, @Context() { actor }: GraphContext): Promise<CommentView> {
    return this.reader.one(actor, await this.report.execute(actor, input));
  }

  @Allow('comment.moderate')
  @Query(() => CommentToModerateConnection, { description: 'What waits, and what was reported; longest waiting first.' })
  commentsToModerate(@Args() page: PageArgs): Promise<ConnectionView<CommentToModerateView>> {
    return this.reader.queue(page);
  }

  @Allow('comment.moderate')
  @Mutation(() => CommentToModerateOrRefusal)
  async moderateComment(@Args('input') input: ModerateCommentInput, @Context() { actor }: GraphContext): Promise<CommentToModerateView> {
    return this.reader.inQueue(await this.moderate.execute(actor, input));
  }
}
