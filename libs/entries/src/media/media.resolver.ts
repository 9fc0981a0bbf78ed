import { Args, Context, ID, Int, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { AllowAnyone, AllowSignedIn, GraphContext } from '@jiangong/platform';
import { EntryView } from '../submissions/public';
import { AddCaptions } from './commands/add-captions';
import { RegisterMedia } from './commands/register-media';
import { RemoveMedia } from './commands/remove-media';
import { mediaLoader } from './media.loader';
import { MediaReader } from './media.reader';
import { filesIn } from './media.rules';
import { AddCaptionsInput, MediaOrRefusal, MediaView, RegisterMediaInput } from './media.view';

const MOST_AT_ONCE = 100;

@Resolver(() => MediaView)
export class MediaResolver {
  constructor(
    private readonly mediaReader: MediaReader,
    private readonly registerCommand: RegisterMedia,
    private readonly removeCommand: RemoveMedia,
    private readonly captionsCommand: AddCaptions,
  ) {}

  @AllowAnyone('what is published is for everybody; of the rest the owner, the desks and the judges of its entry see theirs')
  @Query(() => MediaView)
  media(@Args('id', { type: () => ID }) id: string, @Context() { actor, language }: GraphContext): Promise<MediaView> {
    return this.mediaReader.one(actor, language, id);
  }

  @AllowAnyone('as for one file; those one may not see are left out')
  @Query(() => [MediaView])
  mediaFiles(@Args('ids', { type: () => [ID] }) ids: string[], @Context() { actor, language }: GraphContext): Promise<MediaView[]> {
    return this.mediaReader.some(actor, language, ids.slice(0, MOST_AT_ONCE));
  }

  @AllowSignedIn('a person sees the files they uploaded')
  @Query(() => [MediaView], { description: 'One’s own, newest first.' })
  myMedia(@Args('first', { type: () => Int, defaultValue: 50 }) first: number, @Context() { actor, language }: GraphContext): Promise<MediaView[]> {
    return this.mediaReader.mine(actor, language, Math.max(1, Math.min(MOST_AT_ONCE, first)));
  }

  @AllowSignedIn('a person registers a file they uploaded')
  @Mutation(() => MediaOrRefusal, { description: 'Makes an uploaded file a picture, a video or a document, by its content.' })
  async registerMedia(@Args('input') input: RegisterMediaInput, @Context() { actor, language }: GraphContext): Promise<MediaView> {
    return this.mediaReader.one(actor, language, await this.registerCommand.execute(actor, input));
  }

  @AllowSignedIn('a person takes back a file they uploaded')
  @Mutation(() => MediaOrRefusal, { description: 'Answers what was removed.' })
  async removeMedia(@Args('id', { type: () => ID }) id: string, @Context() { actor, language }: GraphContext): Promise<MediaView> {
    const before = await this.mediaReader.one(actor, language, id);
    await this.removeCommand.execute(actor, id);
    return before;
  }

  @AllowSignedIn('a person adds captions to their own video')
  @Mutation(() => MediaOrRefusal)
  async addCaptions(@Args('input') input: AddCaptionsInput, @Context() { actor, language }: GraphContext): Promise<MediaView> {
    return this.mediaReader.one(actor, language, await this.captionsCommand.execute(actor, input));
  }
}

/** What this module knows of an entry. */
@Resolver(() => EntryView)
export class EntryMediaResolver {
  constructor(private readonly mediaReader: MediaReader) {}

  @ResolveField(() => [MediaView], { description: 'The files its newest version names, in their order.' })
  async media(@Parent() entry: EntryView, @Context() context: GraphContext): Promise<MediaView[]> {
    const files = await Promise.all(filesIn(entry.content).map(({ id }) => mediaLoader(context, this.mediaReader).load(id)));
    return files.filter((one) => one !== null);
  }
}
