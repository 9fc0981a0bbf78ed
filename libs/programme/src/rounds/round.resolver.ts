import { Args, Context, ID, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Allow, AllowAnyone, GraphContext } from '@jiangong/platform';
import { RuleVersionView } from '../rules/public';
import { AdvanceRound } from './commands/advance-round';
import { CancelRound } from './commands/cancel-round';
import { ExtendDeadline } from './commands/extend-deadline';
import { StepBackRound } from './commands/step-back-round';
import { abilitiesOn } from './round.policy';
import {
  AdvanceRoundInput, CancelRoundInput, ExtendDeadlineInput, PreflightFindingView, RoundAbilitiesView, RoundFeedView, RoundOrRefusal, RoundTransitionView,
  RoundView, StepBackRoundInput,
} from './round.view';
import { RoundsReader } from './rounds.reader';

@Resolver(() => RoundView)
export class RoundResolver {
  constructor(
    private readonly reader: RoundsReader,
    private readonly advancing: AdvanceRound,
    private readonly steppingBack: StepBackRound,
    private readonly extending: ExtendDeadline,
    private readonly cancelling: CancelRound,
  ) {}

  @AllowAnyone('when a round runs and by which rules is public')
  @Query(() => RoundView)
  round(@Args('id', { type: () => ID }) id: string): Promise<RoundView> {
    return this.reader.byId(id);
  }

  @AllowAnyone('everybody may know what can be handed in now')
  @Query(() => [RoundView])
  openRounds(): Promise<RoundView[]> {
    return this.reader.open();
  }

  @ResolveField(() => RuleVersionView, { nullable: true })
  rules(@Parent() round: RoundView, @Context() context: GraphContext): Promise<RuleVersionView | null> {
    return this.reader.rulesOf(context, round.id);
  }

  @ResolveField(() => [RoundTransitionView])
  transitions(@Parent() round: RoundView, @Context() context: GraphContext): Promise<RoundTransitionView[]> {
    return this.reader.transitionsOf(context, round.id);
  }

  @ResolveField(() => [RoundFeedView])
  feeds(@Parent() round: RoundView, @Context() context: GraphContext): Promise<RoundFeedView[]> {
    return this.reader.feedsOf(context, round.id);
  }

  @ResolveField(() => [PreflightFindingView], { description: 'What would go wrong; for those who inspect rounds, empty once judging begins.' })
  preflight(@Parent() round: RoundView, @Context() context: GraphContext): Promise<PreflightFindingView[]> {
    return this.reader.preflightOf(context, round);
  }

  @ResolveField(() => RoundAbilitiesView)
  abilities(@Parent() round: RoundView, @Context() { actor }: GraphContext): RoundAbilitiesView {
    return abilitiesOn(actor, round);
  }

  @Allow('round.advance')
  @Mutation(() => RoundOrRefusal)
  async advanceRound(@Args('input') input: AdvanceRoundInput, @Context() { actor }: GraphContext): Promise<RoundView> {
    return this.reader.byId((await this.advancing.execute(actor, input)).id);
  }

  @Allow('round.step_back')
  @Mutation(() => RoundOrRefusal)
  async stepBackRound(@Args('input') input: StepBackRoundInput, @Context() { actor }: GraphContext): Promise<RoundView> {
    return this.reader.byId((await this.steppingBack.execute(actor, input)).id);
  }

  @Allow('round.extend')
  @Mutation(() => RoundOrRefusal)
  async extendDeadline(@Args('input') input: ExtendDeadlineInput, @Context() { actor }: GraphContext): Promise<RoundView> {
    return this.reader.byId((await this.extending.execute(actor, input)).id);
  }

  @Allow('round.cancel')
  @Mutation(() => RoundOrRefusal)
  async cancelRound(@Args('input') input: CancelRoundInput, @Context() { actor }: GraphContext): Promise<RoundView> {
    return this.reader.byId((await this.cancelling.execute(actor, input)).id);
  }
}
