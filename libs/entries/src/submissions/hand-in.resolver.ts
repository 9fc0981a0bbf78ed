import { Args, Context, ID, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { MemberView } from '@jiangong/people';
import { AllowSignedIn, GraphContext } from '@jiangong/platform';
import { EntryView } from './entry.view';
import { HandInReader } from './hand-in.reader';
import { EntryAuthorView, EntryDeclarationView, EntryFindingView, EntryReceiptView } from './hand-in.view';

const grouped = <R extends { entryId: string }>(keys: readonly string[], rows: readonly R[]): R[][] => keys.map((key) => rows.filter((row) => row.entryId === key));

@Resolver(() => EntryView)
export class HandInResolver {
  constructor(private readonly handIns: HandInReader) {}

  @AllowSignedIn('a person checks their own draft, an office the entries in its subtree')
  @Query(() => [EntryFindingView], { description: 'Entries of any round and season that are like it: honoured, in another round, with the same file or a near copy of the text.' })
  entryChecks(@Args('entryId', { type: () => ID }) entryId: string, @Context() { actor }: GraphContext): Promise<EntryFindingView[]> {
    return this.handIns.findings(actor, entryId);
  }

  @AllowSignedIn('a person names a co-author by number and name together')
  @Query(() => MemberView, { nullable: true })
  colleague(@Args('memberNo') memberNo: string, @Args('name') name: string, @Context() { actor }: GraphContext): Promise<MemberView | null> {
    return this.handIns.colleague(actor, memberNo, name);
  }

  @AllowSignedIn('a person reads with whom they are a mentor pair')
  @Query(() => [MemberView])
  myMentorPairs(@Context() { actor }: GraphContext): Promise<MemberView[]> {
    return this.handIns.pairs(actor);
  }

  @ResolveField(() => [EntryAuthorView], { description: 'Named authors in their order; none where the person stands alone.' })
  async authors(@Parent() entry: EntryView, @Context() context: GraphContext): Promise<readonly EntryAuthorView[]> {
    const loader = context.loader<readonly EntryAuthorView[]>('entries.entry.authors', async (ids) => grouped(ids, await this.handIns.authors(ids)));
    return (await loader.load(entry.id)) ?? [];
  }

  @ResolveField(() => [EntryDeclarationView])
  async declarations(@Parent() entry: EntryView, @Context() context: GraphContext): Promise<readonly EntryDeclarationView[]> {
    const loader = context.loader<readonly EntryDeclarationView[]>('entries.entry.declarations', async (ids) => grouped(ids, await this.handIns.declarations(ids)));
    return (await loader.load(entry.id)) ?? [];
  }

  @ResolveField(() => EntryReceiptView, { nullable: true })
  receipt(@Parent() entry: EntryView): Promise<EntryReceiptView | null> {
    return this.handIns.receipt(entry.id);
  }
}
