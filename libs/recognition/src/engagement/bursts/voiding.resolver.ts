import { Args, Context, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Allow, GraphContext, PageArgs, type ConnectionView } from '@jiangong/platform';
import '../likes/like.policy';
import { RestoreLikes } from './commands/restore-likes';
import { RestoreLikesInput, VoidingConnection, VoidingOrRefusal, VoidingView } from './voiding.view';
import { VoidingsReader } from './voidings.reader';

@Resolver(() => VoidingView)
export class VoidingResolver {
  constructor(private readonly reader: VoidingsReader, private readonly restore: RestoreLikes) {}

  @Allow('like.review')
  @Query(() => VoidingConnection, { description: 'Newest first.' })
  voidedLikes(@Args() page: PageArgs, @Context() { actor }: GraphContext): Promise<ConnectionView<VoidingView>> {
    return this.reader.list(actor, page);
  }

  @Allow('like.restore')
  @Mutation(() => VoidingOrRefusal, { description: 'The likes count again, and the search leaves them alone.' })
  async restoreLikes(@Args('input') input: RestoreLikesInput, @Context() { actor }: GraphContext): Promise<VoidingView> {
    return this.reader.one(actor, await this.restore.execute(actor, input));
  }
}
