import { ParseUUIDPipe } from '@nestjs/common';
import { Args, Context, ID, Mutation, Parent, Query, ResolveField, Resolver, Subscription } from '@nestjs/graphql';
import { JobsReader, JobView } from '@jiangong/people';
import { Allow, GraphContext, type ConnectionView } from '@jiangong/platform';
import { RoundView } from '@jiangong/programme';
import { CancelSelection } from './commands/cancel-selection';
import { CancelOverride, ConfirmOverride } from './commands/confirm-override';
import { OverrideSelection } from './commands/override-selection';
import { CancelRedecision, RedecideRound } from './commands/redecide-round';
import { StartSelection } from './commands/start-selection';
import { QuotaImpactReader } from './quota-impact.reader';
import { QuotaImpactView } from './quota-impact.view';
import { QuotaOutlookReader } from './quota-outlook.reader';
import { QuotaOutlookView } from './quota-outlook.view';
import { ProposeRedecisionInput, RedecisionOrRefusal, RedecisionView } from './redecision.view';
import { RedecisionsReader } from './redecisions.reader';
import { SelectionFeed, type SelectionStream } from './selection-feed';
import { OverrideOutcomeInput, OverrideOutcomeView, OverrideSelectionInput, SelectionCandidatesArgs, SelectionLineConnection, SelectionOrRefusal, SelectionProgressView, SelectionView, StartSelectionInput, type SelectionLineView } from './selection.view';
import { SelectionsReader } from './selections.reader';

const id = (): object => ({ type: () => ID });

@Resolver(() => SelectionView)
export class SelectionResolver {
  constructor(
    private readonly reader: SelectionsReader,
    private readonly jobs: JobsReader,
    private readonly feed: SelectionFeed,
    private readonly outlook: QuotaOutlookReader,
    private readonly impact: QuotaImpactReader,
    private readonly startCommand: StartSelection,
    private readonly cancelCommand: CancelSelection,
    private readonly overrideCommand: OverrideSelection,
    private readonly confirmCommand: ConfirmOverride,
    private readonly layAsideCommand: CancelOverride,
  ) {}

  @Allow('selection.read')
  @Query(() => SelectionView, { nullable: true, description: 'What is under way, else what stands, else the newest.' })
  roundSelection(@Args('roundId', id(), ParseUUIDPipe) roundId: string, @Context() context: GraphContext): Promise<SelectionView | null> {
    return this.reader.ofRound(context, roundId);
  }

  @Allow('selection.read')
  @Query(() => SelectionLineConnection, { description: 'All who may win, by position.' })
  selectionCandidates(@Args() args: SelectionCandidatesArgs, @Context() context: GraphContext): Promise<ConnectionView<SelectionLineView>> {
    return this.reader.candidates(context, args);
  }

  @Allow('selection.read')
  @Query(() => OverrideOutcomeView, { description: 'Nothing is written: what the list would be, and which rules it would no longer keep.' })
  overrideOutcome(@Args('input') input: OverrideOutcomeInput, @Context() context: GraphContext): Promise<OverrideOutcomeView> {
    return this.reader.overrideOutcome(context, input);
  }

  @Allow('quota_outlook.read')
  @Query(() => QuotaOutlookView, { nullable: true, description: 'Counts in the viewer’s reach; null where the rules ask for no list as a whole.' })
  quotaOutlook(@Args('roundId', id(), ParseUUIDPipe) roundId: string, @Context() { actor }: GraphContext): Promise<QuotaOutlookView | null> {
    return this.outlook.of(actor, roundId);
  }

  @Allow('quota_impact.read')
  @Query(() => QuotaImpactView, { nullable: true, description: 'Of a person in the viewer’s reach; null where no list ahead has quotas.' })
  quotaImpact(
    @Args('roundId', id(), ParseUUIDPipe) roundId: string, @Args('memberId', id(), ParseUUIDPipe) memberId: string, @Context() { actor }: GraphContext,
  ): Promise<QuotaImpactView | null> {
    return this.impact.of(actor, roundId, memberId);
  }

  @Allow('selection.start')
  @Mutation(() => SelectionOrRefusal)
  async startSelection(@Args('input') input: StartSelectionInput, @Context() context: GraphContext): Promise<SelectionView> {
    return this.reader.one(context, await this.startCommand.execute(context.actor, input));
  }

  @Allow('selection.cancel')
  @Mutation(() => SelectionOrRefusal)
  async cancelSelection(@Args('id', id(), ParseUUIDPipe) selectionId: string, @Context() context: GraphContext): Promise<SelectionView> {
    return this.reader.one(context, await this.cancelCommand.execute(context.actor, selectionId));
  }

  @Allow('selection.override')
  @Mutation(() => SelectionOrRefusal, { description: 'The first officer asks; the list changes when another one confirms.' })
  async overrideSelection(@Args('input') input: OverrideSelectionInput, @Context() context: GraphContext): Promise<SelectionView> {
    await this.overrideCommand.execute(context.actor, input);
    return this.reader.one(context, input.selectionId);
  }

  @Allow('selection.override')
  @Mutation(() => SelectionOrRefusal)
  async confirmOverride(@Args('id', id(), ParseUUIDPipe) overrideId: string, @Context() context: GraphContext): Promise<SelectionView> {
    return this.reader.one(context, await this.confirmCommand.execute(context.actor, overrideId));
  }

  @Allow('selection.override')
  @Mutation(() => SelectionOrRefusal)
  async cancelOverride(@Args('id', id(), ParseUUIDPipe) overrideId: string, @Context() context: GraphContext): Promise<SelectionView> {
    return this.reader.one(context, await this.layAsideCommand.execute(context.actor, overrideId));
  }

  @Allow('selection.read')
  @Subscription(() => SelectionProgressView)
  selectionProgress(@Args('id', id(), ParseUUIDPipe) selectionId: string, @Context() context: GraphContext): Promise<SelectionStream> {
    return this.feed.follow(context, selectionId);
  }

  @ResolveField(() => JobView, { nullable: true })
  job(@Parent() { jobId }: SelectionView, @Context() context: GraphContext): Promise<JobView | null> {
    return jobId ? this.jobs.loader(context).load(jobId) : Promise.resolve(null);
  }
}

@Resolver(() => RoundView)
export class RoundRedecisionsResolver {
  constructor(private readonly reader: RedecisionsReader, private readonly proposeCommand: RedecideRound, private readonly cancelCommand: CancelRedecision) {}

  @Allow('redecision.propose')
  @Mutation(() => RedecisionOrRefusal, { description: 'A decided list without somebody, as a proposal with its difference.' })
  async proposeRedecision(@Args('input') input: ProposeRedecisionInput, @Context() { actor }: GraphContext): Promise<RedecisionView> {
    return this.reader.one(actor, await this.proposeCommand.execute(actor, input));
  }

  @Allow('redecision.propose')
  @Mutation(() => RedecisionOrRefusal)
  async cancelRedecision(@Args('id', id(), ParseUUIDPipe) redecisionId: string, @Context() { actor }: GraphContext): Promise<RedecisionView> {
    await this.cancelCommand.execute(actor, redecisionId);
    return this.reader.one(actor, redecisionId);
  }

  @ResolveField(() => [RedecisionView], { description: 'Newest first; for the city’s officers and auditors.' })
  redecisions(@Parent() { id: roundId }: RoundView, @Context() context: GraphContext): Promise<RedecisionView[]> {
    return this.reader.ofRound(context, roundId);
  }
}
