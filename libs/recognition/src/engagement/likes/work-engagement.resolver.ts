import { Context, Int, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { GraphContext } from '@jiangong/platform';
import { WorkView } from '../../stories/public';
import { EngagementReader } from './engagement.reader';
import { EngagementView } from './engagement.view';

/** How a work is received, hung on it from this side of the wall: stories knows nothing of it. */
@Resolver(() => WorkView)
export class WorkEngagementResolver {
  constructor(private readonly reader: EngagementReader) {}

  @ResolveField(() => EngagementView, { nullable: true, description: 'With the sentence that it plays no part in any evaluation. Null where the work is not public.' })
  engagement(@Parent() work: WorkView, @Context() context: GraphContext): Promise<EngagementView | null> {
    return this.reader.ofWork(context, work.id);
  }

  @ResolveField(() => Int, { description: 'Without those that were voided.' })
  async likes(@Parent() work: WorkView, @Context() context: GraphContext): Promise<number> {
    return (await this.reader.ofWork(context, work.id))?.likesCounted ?? 0;
  }

  @ResolveField(() => Boolean)
  async likedByMe(@Parent() work: WorkView, @Context() context: GraphContext): Promise<boolean> {
    return (await this.reader.ofWork(context, work.id))?.likedByMe ?? false;
  }

  @ResolveField(() => Int, { description: 'One for each visitor and day.' })
  async views(@Parent() work: WorkView, @Context() context: GraphContext): Promise<number> {
    return (await this.reader.ofWork(context, work.id))?.viewsCounted ?? 0;
  }
}
