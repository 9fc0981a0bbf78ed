import { ParseUUIDPipe } from '@nestjs/common';
import { Args, ArgsType, Context, Field, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Allow, AllowAnyone, GraphContext } from '@jiangong/platform';
import { ArrayMaxSize, IsUUID } from 'class-validator';
import { SetLike } from './commands/set-like';
import { EngagementReader } from './engagement.reader';
import { EngagementOrRefusal, EngagementView } from './engagement.view';
import './like.policy';

const PUBLIC = 'how public works are received is public';

@ArgsType()
class WorksArgs {
  @Field(() => [ID]) @ArrayMaxSize(100) @IsUUID(undefined, { each: true }) workIds: string[];
}

@Resolver(() => EngagementView)
export class EngagementResolver {
  constructor(private readonly reader: EngagementReader, private readonly setLike: SetLike) {}

  @AllowAnyone(PUBLIC)
  @Query(() => EngagementView)
  engagement(@Args('workId', { type: () => ID }, ParseUUIDPipe) workId: string, @Context() context: GraphContext): Promise<EngagementView> {
    return this.reader.one(context, workId);
  }

  @AllowAnyone(PUBLIC)
  @Query(() => [EngagementView], { description: 'Of at most 100 works, in the order asked; what is not public is left out.' })
  engagements(@Args() { workIds }: WorksArgs, @Context() context: GraphContext): Promise<EngagementView[]> {
    return this.reader.many(context, workIds);
  }

  @Allow('work.like')
  @Mutation(() => EngagementOrRefusal, { description: 'One like a member and work, however often it is sent; durable when answered.' })
  likeWork(@Args('workId', { type: () => ID }, ParseUUIDPipe) workId: string, @Context() context: GraphContext): Promise<EngagementView> {
    return this.set(workId, true, context);
  }

  @Allow('work.like')
  @Mutation(() => EngagementOrRefusal)
  unlikeWork(@Args('workId', { type: () => ID }, ParseUUIDPipe) workId: string, @Context() context: GraphContext): Promise<EngagementView> {
    return this.set(workId, false, context);
  }

  private async set(workId: string, isOn: boolean, context: GraphContext): Promise<EngagementView> {
    const figures = await this.setLike.execute(context.actor, { workId, isOn, address: context.address });
    return this.reader.afterLike(context, figures, isOn);
  }
}
