import { Args, Context, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Allow, GraphContext } from '@jiangong/platform';
import { SaveModerationWords } from './commands/save-moderation-words';
import { ModerationWords } from './moderation-words';
import { ModerationWordsOrRefusal, ModerationWordsView, ModerationWordView, SaveModerationWordsInput } from './moderation.view';
import './moderation.policy';

@Resolver(() => ModerationWordView)
export class ModerationResolver {
  constructor(private readonly words: ModerationWords, private readonly save: SaveModerationWords) {}

  @Allow('moderation.read')
  @Query(() => [ModerationWordView])
  moderationWords(): Promise<ModerationWordView[]> {
    return this.words.list();
  }

  @Allow('moderation.words')
  @Mutation(() => ModerationWordsOrRefusal)
  async saveModerationWords(@Args('input') input: SaveModerationWordsInput, @Context() { actor }: GraphContext): Promise<ModerationWordsView> {
    await this.save.execute(actor, input);
    return { words: await this.words.list() };
  }
}
