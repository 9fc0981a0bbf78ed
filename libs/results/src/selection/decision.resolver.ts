import { Args, Context, Int, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { Allow, GraphContext } from '@jiangong/platform';
import { CycleCellView, RoundView } from '@jiangong/programme';
import { DecideRound } from './commands/decide-round';
import { ScoreRunView } from '../score-runs/public';
import { AwardLinesReader } from './award-lines.reader';
import { AwardLineView, CategoryPlacesView, DecideRoundInput, DecisionOrRefusal, DecisionView } from './decision.view';
import { DecisionsReader } from './decisions.reader';

@Resolver(() => RoundView)
export class RoundDecisionResolver {
  constructor(private readonly decisions: DecisionsReader, private readonly decideCommand: DecideRound) {}

  @Allow('decision.decide')
  @Mutation(() => DecisionOrRefusal)
  async decideRound(@Args('input') input: DecideRoundInput, @Context() { actor }: GraphContext): Promise<DecisionView> {
    return this.decisions.one(actor, await this.decideCommand.execute(actor, input));
  }

  @ResolveField(() => DecisionView, { nullable: true, description: 'The list that stands; before publication for the city’s officers and auditors.' })
  decision(@Parent() { id }: RoundView, @Context() context: GraphContext): Promise<DecisionView | null> {
    return this.decisions.standingOf(context, id);
  }

  @ResolveField(() => [CategoryPlacesView])
  places(@Parent() { id }: RoundView, @Context() context: GraphContext): Promise<CategoryPlacesView[]> {
    return this.decisions.placesOf(context, id);
  }
}

@Resolver(() => CycleCellView)
export class CycleCellWinnersResolver {
  constructor(private readonly decisions: DecisionsReader) {}

  @ResolveField(() => Int, { description: 'Winners in the viewer’s scope.' })
  winners(@Parent() { round }: CycleCellView, @Context() context: GraphContext): Promise<number> {
    return this.decisions.winnersOf(context, round.id);
  }
}

@Resolver(() => ScoreRunView)
export class ScoreRunAwardLinesResolver {
  constructor(private readonly reader: AwardLinesReader) {}

  @ResolveField(() => [AwardLineView], { description: 'By category; none until the run is sealed.' })
  awardLines(@Parent() run: ScoreRunView, @Context() context: GraphContext): Promise<AwardLineView[]> {
    return this.reader.of(context, run);
  }
}
