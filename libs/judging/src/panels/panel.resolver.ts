import { Args, Context, ID, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Allow, GraphContext } from '@jiangong/platform';
import { AppointPanel } from './commands/appoint-panel';
import { SubstituteJudge } from './commands/substitute-judge';
import { PanelHistory } from './panel-history';
import { PanelPreview } from './panel-preview';
import { AppointPanelInput, PanelJudgeView, PanelOrRefusal, PanelVersionOrRefusal, PanelVersionView, PanelView, SubstituteJudgeInput, SubstitutePreviewInput } from './panel.view';
import { PanelsReader } from './panels.reader';
import './panel.policy';

@Resolver(() => PanelView)
export class PanelResolver {
  constructor(
    private readonly panels: PanelsReader,
    private readonly history: PanelHistory,
    private readonly preview: PanelPreview,
    private readonly appoint: AppointPanel,
    private readonly substitute: SubstituteJudge,
  ) {}

  @Allow('panel.read')
  @Query(() => PanelView, { nullable: true, description: 'Null while the round has none.' })
  panel(@Context() { actor }: GraphContext, @Args('roundId', { type: () => ID }) roundId: string): Promise<PanelView | null> {
    return this.panels.ofRound(actor, roundId);
  }

  @Allow('panel.appoint')
  @Query(() => [PanelJudgeView], { description: 'Accounts that hold the judge role now.' })
  judgeCandidates(@Args('search', { type: () => String, nullable: true }) search: string | null): Promise<PanelJudgeView[]> {
    return this.panels.candidates(search ?? null);
  }

  @Allow('panel.read')
  @Query(() => [PanelJudgeView], { description: 'How far each judge of the panel is.' })
  async judgingProgress(@Context() { actor }: GraphContext, @Args('roundId', { type: () => ID }) roundId: string): Promise<PanelJudgeView[]> {
    return (await this.panels.ofRound(actor, roundId))?.judges ?? [];
  }

  @Allow('panel.appoint')
  @Mutation(() => PanelOrRefusal)
  async appointPanel(@Context() { actor }: GraphContext, @Args('input') input: AppointPanelInput): Promise<PanelView | null> {
    await this.appoint.execute(actor, input);
    return this.panels.ofRound(actor, input.roundId);
  }

  @ResolveField(() => [PanelVersionView], { description: 'Every panel of the round as it was appointed, the newest first, with what moved.' })
  versions(@Parent() panel: PanelView): Promise<PanelVersionView[]> {
    return this.history.versionsOf(panel.roundId);
  }

  @Allow('panel.appoint')
  @Query(() => PanelVersionOrRefusal, { description: 'What appointing these judges would move; changes nothing.' })
  panelPreview(@Context() { actor }: GraphContext, @Args('input') input: AppointPanelInput): Promise<PanelVersionView> {
    return this.preview.of(actor, input);
  }

  @Allow('panel.appoint')
  @Query(() => PanelVersionOrRefusal, { description: 'What one judge taking the place of another would move; changes nothing.' })
  substitutePreview(@Context() { actor }: GraphContext, @Args('input') input: SubstitutePreviewInput): Promise<PanelVersionView> {
    return this.preview.ofSubstitute(actor, input);
  }

  @Allow('panel.appoint')
  @Mutation(() => PanelOrRefusal, { description: 'One judge takes the place of another: what the one has locked stands, the rest goes to the other.' })
  async substituteJudge(@Context() { actor }: GraphContext, @Args('input') input: SubstituteJudgeInput): Promise<PanelView | null> {
    await this.substitute.execute(actor, input);
    return this.panels.ofRound(actor, input.roundId);
  }
}
