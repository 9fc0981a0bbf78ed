import { Args, Context, ID, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Allow, AllowSignedIn, GraphContext, type ConnectionView } from '@jiangong/platform';
import { EntriesReader, entryLoader, EntryView } from '../submissions/public';
import { DeclineRecommendation } from './commands/decline-recommendation';
import { PassRecommendation } from './commands/pass-recommendation';
import { PassRecommendations } from './commands/pass-recommendations';
import { RecommendMember } from './commands/recommend-member';
import { ResubmitRecommendation } from './commands/resubmit-recommendation';
import { ReturnRecommendation } from './commands/return-recommendation';
import { WithdrawRecommendation } from './commands/withdraw-recommendation';
import {
  BatchOutcomeView, DeclineRecommendationInput, PassRecommendationInput, RecommendationConnection, RecommendationOrRefusal, RecommendationsArgs,
  RecommendationView, RecommendMemberInput, ResubmitRecommendationInput, ReturnRecommendationInput,
} from './recommendation.view';
import { RecommendationsReader } from './recommendations.reader';

@Resolver(() => RecommendationView)
export class RecommendationResolver {
  constructor(
    private readonly recommendationsReader: RecommendationsReader,
    private readonly entries: EntriesReader,
    private readonly recommend: RecommendMember,
    private readonly pass: PassRecommendation,
    private readonly passMany: PassRecommendations,
    private readonly sendBack: ReturnRecommendation,
    private readonly decline: DeclineRecommendation,
    private readonly resubmit: ResubmitRecommendation,
    private readonly withdraw: WithdrawRecommendation,
  ) {}

  @Allow('entry.read')
  @Query(() => RecommendationConnection)
  recommendations(@Args() filter: RecommendationsArgs, @Context() { actor }: GraphContext): Promise<ConnectionView<RecommendationView>> {
    return this.recommendationsReader.list(actor, filter);
  }

  @ResolveField(() => EntryView)
  entry(@Parent() recommendation: RecommendationView, @Context() context: GraphContext): Promise<EntryView | null> {
    return entryLoader(context, this.entries).load(recommendation.entryId);
  }

  @Allow('recommendation.make')
  @Mutation(() => RecommendationOrRefusal)
  async recommendMember(@Args('input') input: RecommendMemberInput, @Context() { actor }: GraphContext): Promise<RecommendationView> {
    return this.recommendationsReader.one(actor, await this.recommend.execute(actor, input));
  }

  @Allow('recommendation.review')
  @Mutation(() => RecommendationOrRefusal)
  async passRecommendation(@Args('input') input: PassRecommendationInput, @Context() { actor }: GraphContext): Promise<RecommendationView> {
    return this.recommendationsReader.one(actor, await this.pass.execute(actor, input));
  }

  @Allow('recommendation.review')
  @Mutation(() => BatchOutcomeView, { description: 'Each on the single path; what is refused of one does not hold up the others.' })
  async passRecommendations(@Args('ids', { type: () => [ID] }) ids: string[], @Context() { actor, language }: GraphContext): Promise<BatchOutcomeView> {
    const { done, refused } = await this.passMany.execute(actor, { ids });
    return { done, refused: refused.map(({ id, refusal }) => ({ id, refusal: { code: refusal.code, message: refusal.text[language], facts: refusal.facts } })) };
  }

  @Allow('recommendation.review')
  @Mutation(() => RecommendationOrRefusal)
  async returnRecommendation(@Args('input') input: ReturnRecommendationInput, @Context() { actor }: GraphContext): Promise<RecommendationView> {
    return this.recommendationsReader.one(actor, await this.sendBack.execute(actor, input));
  }

  @Allow('recommendation.review')
  @Mutation(() => RecommendationOrRefusal)
  async declineRecommendation(@Args('input') input: DeclineRecommendationInput, @Context() { actor }: GraphContext): Promise<RecommendationView> {
    return this.recommendationsReader.one(actor, await this.decline.execute(actor, input));
  }

  @AllowSignedIn('a person corrects their own self-nomination or work, a union its own recommendation')
  @Mutation(() => RecommendationOrRefusal)
  async resubmitRecommendation(@Args('input') input: ResubmitRecommendationInput, @Context() { actor }: GraphContext): Promise<RecommendationView> {
    return this.recommendationsReader.one(actor, await this.resubmit.execute(actor, input));
  }

  @AllowSignedIn('a person withdraws their own self-nomination or work, a union its own recommendation')
  @Mutation(() => RecommendationOrRefusal)
  async withdrawRecommendation(@Args('id', { type: () => ID }) id: string, @Context() { actor }: GraphContext): Promise<RecommendationView> {
    return this.recommendationsReader.one(actor, await this.withdraw.execute(actor, { id }));
  }
}
