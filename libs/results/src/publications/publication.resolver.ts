import { ParseUUIDPipe } from '@nestjs/common';
import { Args, Context, ID, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { Allow, GraphContext } from '@jiangong/platform';
import { RoundView } from '@jiangong/programme';
import { DecisionOrRefusal, DecisionsReader, DecisionView, RedecisionOrRefusal, RedecisionsReader, RedecisionView } from '../selection/public';
import { ApplyRedecision } from './commands/apply-redecision';
import { SignPublication } from './commands/sign-publication';
import { SupersedePublication } from './commands/supersede-publication';
import { VoidDecision } from './commands/void-decision';
import { CorrectionSignatureView, PublicationOrRefusal, PublicationView, SupersededListView, SupersedePublicationInput, VoidDecisionInput } from './publication.view';
import { PublicationsReader } from './publications.reader';

@Resolver(() => RoundView)
export class RoundPublicationResolver {
  constructor(
    private readonly publications: PublicationsReader,
    private readonly decisions: DecisionsReader,
    private readonly signCommand: SignPublication,
    private readonly voidCommand: VoidDecision,
    private readonly supersedeCommand: SupersedePublication,
    private readonly redecisions: RedecisionsReader,
    private readonly applyCommand: ApplyRedecision,
  ) {}

  @Allow('publication.sign')
  @Mutation(() => PublicationOrRefusal, { description: 'The first officer opens the publication, the second publishes.' })
  async signPublication(@Args('roundId', { type: () => ID }, ParseUUIDPipe) roundId: string, @Args('contentHash', { description: 'Of the decision the officer has before the eyes.' }) contentHash: string, @Context() { actor }: GraphContext): Promise<PublicationView> {
    return this.publications.one(actor, await this.signCommand.execute(actor, { roundId, contentHash }));
  }

  @Allow('publication.supersede')
  @Mutation(() => PublicationOrRefusal, { description: 'Corrects a published list by the one a change proposes: the first officer opens, the second puts it in force.' })
  async supersedePublication(@Args('input') input: SupersedePublicationInput, @Context() { actor }: GraphContext): Promise<PublicationView> {
    return this.publications.one(actor, await this.supersedeCommand.execute(actor, input));
  }

  @ResolveField(() => [SupersededListView], { description: 'Lists that were published before the one that stands; newest first.' })
  supersededLists(@Parent() { id }: RoundView): Promise<SupersededListView[]> {
    return this.publications.supersededOf(id);
  }

  @Allow('decision.void')
  @Mutation(() => DecisionOrRefusal)
  async voidDecision(@Args('input') input: VoidDecisionInput, @Context() { actor }: GraphContext): Promise<DecisionView> {
    return this.decisions.one(actor, await this.voidCommand.execute(actor, input));
  }

  @Allow('redecision.apply')
  @Mutation(() => RedecisionOrRefusal, { description: 'Somebody other than who proposed it puts the new list in the place of the one on notice.' })
  async applyRedecision(@Args('id', { type: () => ID }, ParseUUIDPipe) id: string, @Context() { actor }: GraphContext): Promise<RedecisionView> {
    await this.applyCommand.execute(actor, id);
    return this.redecisions.one(actor, id);
  }

  @ResolveField(() => PublicationView, { nullable: true })
  publication(@Parent() { id }: RoundView, @Context() context: GraphContext): Promise<PublicationView | null> {
    return this.publications.ofRound(context, id);
  }
}

@Resolver(() => RedecisionView)
export class RedecisionSignatureResolver {
  constructor(private readonly publications: PublicationsReader) {}

  @ResolveField(() => CorrectionSignatureView, { nullable: true, description: 'Of a published list: what the second officer has before the eyes.' })
  firstSignature(@Parent() { id }: RedecisionView, @Context() context: GraphContext): Promise<CorrectionSignatureView | null> {
    return this.publications.correctionSignature(context, id);
  }
}
