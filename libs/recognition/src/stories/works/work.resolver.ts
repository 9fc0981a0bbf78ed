import { ParseUUIDPipe } from '@nestjs/common';
import { mediaLoader, MediaReader, MediaView } from '@jiangong/entries';
import { Args, Context, ID, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Allow, AllowAnyone, AllowSignedIn, GraphContext, type ConnectionView } from '@jiangong/platform';
import { ProgrammeArgs } from '../star.view';
import { ModerateWork } from './commands/moderate-work';
import { OfferWork, WithdrawConsent } from './commands/withdraw-consent';
import {
  ModerateWorkInput, OwnWorkOrRefusal, OwnWorkView, WorkConnection, WorkObstacleView, WorkPageView, WorkPeriodView, WorkReviewConnection, WorkReviewOrRefusal,
  WorkReviewView, WorksArgs, WorksToModerateArgs, WorkView,
} from './work.view';
import { WorksReader } from './works.reader';
import './work.policy';

const PUBLIC = 'approved works are public';

@Resolver(() => WorkView)
export class WorkResolver {
  constructor(private readonly reader: WorksReader, private readonly moderate: ModerateWork, private readonly withdraw: WithdrawConsent, private readonly offer: OfferWork) {}

  @AllowAnyone(PUBLIC)
  @Query(() => WorkConnection)
  works(@Args() args: WorksArgs): Promise<ConnectionView<WorkView>> {
    return this.reader.works(args);
  }

  @AllowAnyone(PUBLIC)
  @Query(() => WorkView)
  async work(@Args('id', { type: () => ID }, ParseUUIDPipe) id: string): Promise<WorkView> {
    return (await this.reader.page(id)).work;
  }

  @AllowAnyone(PUBLIC)
  @Query(() => WorkPageView, { description: 'A work with others of its unit.' })
  workPage(@Args('id', { type: () => ID }, ParseUUIDPipe) id: string): Promise<WorkPageView> {
    return this.reader.page(id);
  }

  @AllowAnyone(PUBLIC)
  @Query(() => [WorkPeriodView])
  workPeriods(@Args() { programme }: ProgrammeArgs): Promise<WorkPeriodView[]> {
    return this.reader.periods(programme);
  }

  @Allow('work.moderate')
  @Query(() => WorkReviewConnection, { description: 'Of one’s own district, oldest first.' })
  worksToModerate(@Args() args: WorksToModerateArgs, @Context() { actor }: GraphContext): Promise<ConnectionView<WorkReviewView>> {
    return this.reader.toModerate(actor, args);
  }

  @Allow('work.moderate')
  @Query(() => WorkReviewView)
  workToModerate(@Args('id', { type: () => ID }, ParseUUIDPipe) id: string, @Context() { actor }: GraphContext): Promise<WorkReviewView> {
    return this.reader.review(actor, id);
  }

  @Allow('work.moderate')
  @Mutation(() => WorkReviewOrRefusal)
  async moderateWork(@Args('input') input: ModerateWorkInput, @Context() { actor }: GraphContext): Promise<WorkReviewView> {
    return this.reader.review(actor, await this.moderate.execute(actor, input));
  }

  @AllowSignedIn('an author sees whether the own works are shown')
  @Query(() => [OwnWorkView])
  myWorks(@Context() { actor }: GraphContext): Promise<OwnWorkView[]> {
    return this.reader.own(actor);
  }

  @AllowSignedIn('an author takes the own work from the public')
  @Mutation(() => OwnWorkOrRefusal, { description: 'It is gone when this is answered.' })
  withdrawWorkConsent(@Args('id', { type: () => ID }, ParseUUIDPipe) id: string, @Args('reason', { type: () => String, nullable: true }) reason: string | null, @Context() { actor }: GraphContext): Promise<OwnWorkView> {
    return this.ownAfter(actor, this.withdraw.execute(actor, { id, reason: reason?.slice(0, 500) ?? null }));
  }

  @AllowSignedIn('an author offers the own work again')
  @Mutation(() => OwnWorkOrRefusal)
  offerWork(@Args('id', { type: () => ID }, ParseUUIDPipe) id: string, @Args('note', { type: () => String, nullable: true }) note: string | null, @Context() { actor }: GraphContext): Promise<OwnWorkView> {
    return this.ownAfter(actor, this.offer.execute(actor, { id, note: note?.slice(0, 500) ?? null }));
  }

  private async ownAfter(actor: GraphContext['actor'], done: Promise<string>): Promise<OwnWorkView> {
    const id = await done;
    return (await this.reader.own(actor)).find((one) => one.id === id)!;
  }
}

@Resolver(() => WorkReviewView)
export class WorkReviewResolver {
  @ResolveField(() => WorkObstacleView, { nullable: true })
  obstacle(@Parent() { standsAgainst }: WorkReviewView, @Context() { language }: GraphContext): WorkObstacleView | null {
    return standsAgainst ? { code: standsAgainst.code, message: standsAgainst.text[language] } : null;
  }
}

/** The files of a work; public since it is. */
@Resolver(() => WorkView)
export class WorkMediaResolver {
  constructor(private readonly media: MediaReader) {}

  @ResolveField(() => MediaView, { nullable: true })
  video(@Parent() work: WorkView, @Context() context: GraphContext): Promise<MediaView | null> {
    return this.one(work.videoMediaId, context);
  }

  @ResolveField(() => MediaView, { nullable: true, description: 'A picture, else the video, whose poster stands for it.' })
  cover(@Parent() work: WorkView, @Context() context: GraphContext): Promise<MediaView | null> {
    return this.one(work.coverMediaId, context);
  }

  @ResolveField(() => [MediaView])
  async images(@Parent() work: WorkView, @Context() context: GraphContext): Promise<MediaView[]> {
    const found = await Promise.all(work.imageMediaIds.map((id) => this.one(id, context)));
    return found.filter((one) => one !== null);
  }

  private async one(id: string | null, context: GraphContext): Promise<MediaView | null> {
    return id ? mediaLoader(context, this.media).load(id) : null;
  }
}
