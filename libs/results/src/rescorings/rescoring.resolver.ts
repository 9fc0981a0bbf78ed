import { ParseUUIDPipe } from '@nestjs/common';
import { Args, Context, ID, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Allow, AllowSignedIn, GraphContext } from '@jiangong/platform';
import { ScoreRunOrRefusal, ScoreRunsReader, ScoreRunView } from '../score-runs/public';
import { ApplyRescoring } from './commands/apply-rescoring';
import { CancelRescoring } from './commands/cancel-rescoring';
import { ReadResultNotice } from './commands/read-result-notice';
import { RescoringsReader } from './rescorings.reader';
import { CancelRescoringInput, RescoringPreviewView, RescoringView, ResultNoticeView } from './rescoring.view';

const OWN = 'word about one\'s own entries';

@Resolver(() => ScoreRunView)
export class RescoringResolver {
  constructor(
    private readonly runs: ScoreRunsReader,
    private readonly reader: RescoringsReader,
    private readonly applyCommand: ApplyRescoring,
    private readonly cancelCommand: CancelRescoring,
    private readonly readCommand: ReadResultNotice,
  ) {}

  @Allow('rescoring.preview')
  @Query(() => RescoringPreviewView, { description: 'What the run would change against the one that stands.' })
  previewRescoring(@Args('runId', { type: () => ID }, ParseUUIDPipe) runId: string, @Context() { actor }: GraphContext): Promise<RescoringPreviewView> {
    return this.reader.preview(actor, runId);
  }

  @Allow('rescoring.apply')
  @Mutation(() => ScoreRunOrRefusal, { description: 'The first officer asks, another one confirms; then the run stands.' })
  async applyRescoring(@Args('runId', { type: () => ID }, ParseUUIDPipe) runId: string, @Context() context: GraphContext): Promise<ScoreRunView> {
    return this.runs.one(context, await this.applyCommand.execute(context.actor, runId));
  }

  @Allow('rescoring.cancel')
  @Mutation(() => ScoreRunOrRefusal)
  async cancelRescoring(@Args('input') input: CancelRescoringInput, @Context() context: GraphContext): Promise<ScoreRunView> {
    return this.runs.one(context, await this.cancelCommand.execute(context.actor, input));
  }

  @ResolveField(() => RescoringView, { nullable: true, description: 'Of a further run; null for the first, and for whoever may not know of proposals.' })
  rescoring(@Parent() { id }: ScoreRunView, @Context() context: GraphContext): Promise<RescoringView | null> {
    return this.reader.ofRun(context, id);
  }

  @AllowSignedIn(OWN)
  @Query(() => [ResultNoticeView], { description: 'Newest first.' })
  myResultNotices(@Context() context: GraphContext): Promise<ResultNoticeView[]> {
    return this.reader.noticesOf(context);
  }

  @AllowSignedIn(OWN)
  @Mutation(() => Boolean)
  async readResultNotice(@Args('id', { type: () => ID }, ParseUUIDPipe) id: string, @Context() { actor }: GraphContext): Promise<boolean> {
    await this.readCommand.execute(actor, id);
    return true;
  }
}
