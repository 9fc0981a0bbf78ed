import { Args, Context, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Allow, GraphContext } from '@jiangong/platform';
import { AppointPanel } from './commands/appoint-panel';
import { AppointPanelInput, PanelJudgeView, PanelOrRefusal, PanelView } from './panel.view';
import { PanelsReader } from './panels.reader';
import './panel.policy';

@Resolver(() => PanelView)
export class PanelResolver {
  constructor(private readonly panels: PanelsReader, private readonly appoint: AppointPanel) {}

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
}
