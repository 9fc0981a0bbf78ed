import { ParseUUIDPipe } from '@nestjs/common';
import { Args, Context, ID, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { Allow, GraphContext } from '@jiangong/platform';
import { RoundView } from '@jiangong/programme';
import { DecisionOrRefusal, DecisionsReader, DecisionView } from '../selection/public';
import { SignPublication } from './commands/sign-publication';
import { VoidDecision } from './commands/void-decision';
import { PublicationOrRefusal, PublicationView, VoidDecisionInput } from './publication.view';
import { PublicationsReader } from './publications.reader';

@Resolver(() => RoundView)
export class RoundPublicationResolver {
  constructor(
    private readonly publications: PublicationsReader,
    private readonly decisions: DecisionsReader,
    private readonly signCommand: SignPublication,
    private readonly voidCommand: VoidDecision,
  ) {}

  @Allow('publication.sign')
  @Mutation(() => PublicationOrRefusal, { description: 'The first officer opens the publication, the second publishes.' })
  async signPublication(@Args('roundId', { type: () => ID }, ParseUUIDPipe) roundId: string, @Args('contentHash', { description: 'Of the decision the officer has before the eyes.' }) contentHash: string, @Context() { actor }: GraphContext): Promise<PublicationView> {
    return this.publications.one(actor, await this.signCommand.execute(actor, { roundId, contentHash }));
  }

  @Allow('decision.void')
  @Mutation(() => DecisionOrRefusal)
  async voidDecision(@Args('input') input: VoidDecisionInput, @Context() { actor }: GraphContext): Promise<DecisionView> {
    return this.decisions.one(actor, await this.voidCommand.execute(actor, input));
  }

  @ResolveField(() => PublicationView, { nullable: true })
  publication(@Parent() { id }: RoundView, @Context() context: GraphContext): Promise<PublicationView | null> {
    return this.publications.ofRound(context, id);
  }
}
