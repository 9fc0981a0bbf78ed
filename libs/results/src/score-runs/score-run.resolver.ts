import { ParseUUIDPipe } from '@nestjs/common';
import { Args, Context, ID, Info, Int, Mutation, Parent, Query, ResolveField, Resolver, Subscription } from '@nestjs/graphql';
import type { GraphQLResolveInfo } from 'graphql';
import { JobsReader, JobView } from '@jiangong/people';
import { Allow, AllowSignedIn, asksFor, GraphContext, type ConnectionView } from '@jiangong/platform';
import { RoundView } from '@jiangong/programme';
import { CancelScoreRun } from './commands/cancel-score-run';
import { StartScoreRun } from './commands/start-score-run';
import { ScoreRunFeed, type ProgressStream } from './score-run-feed';
import { ScoreRunsReader } from './score-runs.reader';
import { ScoreLineConnection, ScoreLinesArgs, ScoreRunOrRefusal, ScoreRunProgressView, ScoreRunView, StartScoreRunInput, type ScoreLineView } from './score-run.view';

@Resolver(() => ScoreRunView)
export class ScoreRunResolver {
  constructor(
    private readonly runs: ScoreRunsReader,
    private readonly jobs: JobsReader,
    private readonly feed: ScoreRunFeed,
    private readonly startCommand: StartScoreRun,
    private readonly cancelCommand: CancelScoreRun,
  ) {}

  @AllowSignedIn('runs in one\'s reach: the city\'s, or a published round\'s with one\'s own entries')
  @Query(() => ScoreRunView, { description: 'One run with all that hangs on it; a run out of reach is not there.' })
  scoreRun(@Args('id', { type: () => ID }, ParseUUIDPipe) id: string, @Context() context: GraphContext): Promise<ScoreRunView> {
    return this.runs.one(context, id);
  }

  @Allow('score_run.start')
  @Mutation(() => ScoreRunOrRefusal)
  async startScoreRun(@Args('input') input: StartScoreRunInput, @Context() context: GraphContext): Promise<ScoreRunView> {
    return this.runs.one(context, await this.startCommand.execute(context.actor, input));
  }

  @Allow('score_run.cancel')
  @Mutation(() => ScoreRunOrRefusal)
  async cancelScoreRun(@Args('id', { type: () => ID }, ParseUUIDPipe) id: string, @Context() context: GraphContext): Promise<ScoreRunView> {
    return this.runs.one(context, await this.cancelCommand.execute(context.actor, id));
  }

  @Allow('score_run.read')
  @Subscription(() => ScoreRunProgressView)
  scoreRunProgress(@Args('id', { type: () => ID }, ParseUUIDPipe) id: string, @Context() context: GraphContext): Promise<ProgressStream> {
    return this.feed.follow(context, id);
  }

  @ResolveField(() => JobView, { nullable: true })
  job(@Parent() { jobId }: ScoreRunView, @Context() context: GraphContext): Promise<JobView | null> {
    return jobId ? this.jobs.loader(context).load(jobId) : Promise.resolve(null);
  }

  @ResolveField(() => Int, { nullable: true, description: 'Score sheets locked, amended or taken back since it took its facts; for the city’s officers and auditors.' })
  sheetsChanged(@Parent() run: ScoreRunView, @Context() { actor }: GraphContext): Promise<number> | null {
    return this.runs.sheetsChanged(actor, run);
  }

  @ResolveField(() => ScoreLineConnection)
  lines(@Parent() { id }: ScoreRunView, @Args() filter: ScoreLinesArgs, @Context() context: GraphContext, @Info() info: GraphQLResolveInfo): Promise<ConnectionView<ScoreLineView>> {
    return this.runs.lines(context, id, filter, asksFor(info, 'judgeName'));
  }
}

@Resolver(() => RoundView)
export class RoundRunsResolver {
  constructor(private readonly reader: ScoreRunsReader) {}

  @ResolveField(() => [ScoreRunView], { description: 'Newest first; those one may see.' })
  runs(@Parent() { id }: RoundView, @Context() context: GraphContext): Promise<ScoreRunView[]> {
    return this.reader.ofRound(context, id);
  }
}
