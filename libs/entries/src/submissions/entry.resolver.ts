import { Args, Context, ID, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { memberLoader, MemberView } from '@jiangong/people';
import { Allow, AllowSignedIn, GraphContext, PageArgs, Reader, type ConnectionView } from '@jiangong/platform';
import { roundLoader, RoundView } from '@jiangong/programme';
import { SaveDraft } from './commands/save-draft';
import { EntriesReader } from './entries.reader';
import { entryLoader, entrySourcesLoader, entryVersionsLoader } from './entry.loader';
import { EntriesArgs, EntryConnection, EntryOrRefusal, EntryVersionView, EntryView, SaveDraftInput } from './entry.view';

@Resolver(() => EntryView)
export class EntryResolver {
  constructor(private readonly entriesReader: EntriesReader, private readonly reader: Reader, private readonly saveDraftCommand: SaveDraft) {}

  @AllowSignedIn('a person reads their own entries; an office those in its subtree')
  @Query(() => EntryView)
  entry(@Args('id', { type: () => ID }) id: string, @Context() { actor }: GraphContext): Promise<EntryView> {
    return this.entriesReader.one(actor, id);
  }

  @AllowSignedIn('a person reads their own entries')
  @Query(() => EntryConnection)
  myEntries(@Args() page: PageArgs, @Context() { actor }: GraphContext): Promise<ConnectionView<EntryView>> {
    return this.entriesReader.mine(actor, page);
  }

  @Allow('entry.read')
  @Query(() => EntryConnection)
  entries(@Args() filter: EntriesArgs, @Context() { actor }: GraphContext): Promise<ConnectionView<EntryView>> {
    return this.entriesReader.list(actor, filter);
  }

  @AllowSignedIn('a person keeps their own drafts')
  @Mutation(() => EntryOrRefusal, { description: 'Keeps what was typed so far; nobody else sees it.' })
  async saveDraft(@Args('input') input: SaveDraftInput, @Context() { actor }: GraphContext): Promise<EntryView> {
    return this.entriesReader.one(actor, await this.saveDraftCommand.execute(actor, input));
  }

  @ResolveField(() => RoundView)
  round(@Parent() entry: EntryView, @Context() context: GraphContext): Promise<RoundView | null> {
    return roundLoader(context, this.reader).load(entry.roundId);
  }

  @ResolveField(() => MemberView)
  member(@Parent() entry: EntryView, @Context() context: GraphContext): Promise<MemberView | null> {
    return memberLoader(context, this.reader).load(entry.memberId);
  }

  @ResolveField(() => [EntryVersionView])
  versions(@Parent() entry: EntryView, @Context() context: GraphContext): Promise<readonly EntryVersionView[] | null> {
    return entryVersionsLoader(context, this.entriesReader).load(entry.id);
  }

  @ResolveField(() => [EntryView], { description: 'The earlier entries it was carried from, as far as one may know of them.' })
  async sources(@Parent() entry: EntryView, @Context() context: GraphContext): Promise<EntryView[]> {
    const ids = await entrySourcesLoader(context, this.entriesReader).load(entry.id);
    const sources = await Promise.all((ids ?? []).map((id) => entryLoader(context, this.entriesReader).load(id)));
    return sources.filter((source) => source !== null);
  }
}
