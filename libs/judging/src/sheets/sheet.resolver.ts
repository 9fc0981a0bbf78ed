import { Args, Context, ID, Int, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { filesIn, mediaLoader, MediaReader, MediaView } from '@jiangong/entries';
import { Allow, GraphContext } from '@jiangong/platform';
import { AbstainSheet } from './commands/abstain-sheet';
import { AmendMark } from './commands/amend-mark';
import { LockSheet } from './commands/lock-sheet';
import { RecuseSheet } from './commands/recuse-sheet';
import { RecuseSheets } from './commands/recuse-sheets';
import { SaveComment } from './commands/save-comment';
import { SaveMark } from './commands/save-mark';
import { SaveSheet } from './commands/save-sheet';
import { SheetsReader, toSheetView } from './sheets.reader';
import {
  AbstainSheetInput, AmendMarkInput, MarkRevisionView, OwnMarksView, RecusedSheetsOrRefusal, RecusedSheetsView, RecuseSheetInput, RecuseSheetsInput, SaveCommentInput,
  SaveMarkInput, SaveSheetInput, SheetEntryView, SheetOrRefusal, SheetView,
} from './sheet.view';
import './sheet.policy';

@Resolver(() => SheetView)
export class SheetResolver {
  constructor(
    private readonly sheets: SheetsReader,
    private readonly mark: SaveMark,
    private readonly save: SaveSheet,
    private readonly comment: SaveComment,
    private readonly lock: LockSheet,
    private readonly amend: AmendMark,
    private readonly recuse: RecuseSheet,
    private readonly recuseMany: RecuseSheets,
    private readonly abstain: AbstainSheet,
  ) {}

  @Allow('sheet.read')
  @Query(() => SheetView)
  sheet(@Context() { actor }: GraphContext, @Args('id', { type: () => ID }) id: string): Promise<SheetView> {
    return this.sheets.one(actor, id);
  }

  @ResolveField(() => SheetEntryView)
  async entry(@Context() { actor }: GraphContext, @Parent() sheet: SheetView): Promise<SheetEntryView> {
    return sheet.entry ?? (await this.sheets.one(actor, sheet.id)).entry!;
  }

  @ResolveField(() => [MarkRevisionView])
  async revisions(@Context() { actor }: GraphContext, @Parent() sheet: SheetView): Promise<MarkRevisionView[]> {
    return sheet.revisions ?? (await this.sheets.one(actor, sheet.id)).revisions!;
  }

  @ResolveField(() => [OwnMarksView], { description: 'For comparison: the judge’s own marks on the other sheets of the round, criterion by criterion.' })
  ownMarks(@Context() { actor }: GraphContext, @Parent() sheet: SheetView): Promise<OwnMarksView[]> {
    return this.sheets.ownMarks(actor, sheet);
  }

  @Allow('sheet.mark')
  @Mutation(() => SheetOrRefusal)
  async saveMark(@Context() { actor }: GraphContext, @Args('input') input: SaveMarkInput): Promise<SheetView> {
    return toSheetView(await this.mark.execute(actor, input));
  }

  @Allow('sheet.mark')
  @Mutation(() => SheetOrRefusal, { description: 'Several marks at once, by the same rules: what was given without a network.' })
  async saveSheet(@Context() { actor }: GraphContext, @Args('input') input: SaveSheetInput): Promise<SheetView> {
    return toSheetView(await this.save.execute(actor, input));
  }

  @Allow('sheet.mark')
  @Mutation(() => SheetOrRefusal)
  async saveComment(@Context() { actor }: GraphContext, @Args('input') input: SaveCommentInput): Promise<SheetView> {
    await this.comment.execute(actor, input);
    return this.sheets.one(actor, input.sheetId);
  }

  @Allow('sheet.mark')
  @Mutation(() => SheetOrRefusal)
  async lockSheet(
    @Context() { actor }: GraphContext, @Args('id', { type: () => ID }) id: string,
    @Args('revision', { type: () => Int, nullable: true, description: 'What the judge has before them; where something else stands the sheet is not locked.' }) revision?: number | null,
  ): Promise<SheetView> {
    await this.lock.execute(actor, { sheetId: id, revision });
    return this.sheets.one(actor, id);
  }

  @Allow('sheet.mark')
  @Mutation(() => SheetOrRefusal, { description: 'After the lock: with a reason, as a new event.' })
  async amendMark(@Context() { actor }: GraphContext, @Args('input') input: AmendMarkInput): Promise<SheetView> {
    await this.amend.execute(actor, input);
    return this.sheets.one(actor, input.sheetId);
  }

  @Allow('sheet.mark')
  @Mutation(() => SheetOrRefusal, { description: 'Steps back from an entry; from then on it is out of the judge’s sight, and the answer holds nothing of it.' })
  async recuseSheet(@Context() { actor }: GraphContext, @Args('input') input: RecuseSheetInput): Promise<SheetView> {
    await this.recuse.execute(actor, input);
    return (await this.sheets.steppedBack(actor, [input.sheetId]))[0]!;
  }

  @Allow('sheet.mark')
  @Mutation(() => RecusedSheetsOrRefusal, { description: 'Steps back from many entries for one reason: all of them, or none.' })
  async recuseSheets(@Context() { actor }: GraphContext, @Args('input') input: RecuseSheetsInput): Promise<RecusedSheetsView> {
    const ids = await this.recuseMany.execute(actor, input);
    return { count: ids.length, sheets: await this.sheets.steppedBack(actor, ids) };
  }

  @Allow('sheet.mark')
  @Mutation(() => SheetOrRefusal, { description: 'No marks for an entry, with a typed reason; for good.' })
  async abstainSheet(@Context() { actor }: GraphContext, @Args('input') input: AbstainSheetInput): Promise<SheetView> {
    await this.abstain.execute(actor, input);
    return this.sheets.one(actor, input.sheetId);
  }
}

/** The files of an entry, to its judge. */
@Resolver(() => SheetEntryView)
export class SheetEntryMediaResolver {
  constructor(private readonly mediaReader: MediaReader) {}

  @ResolveField(() => [MediaView], { description: 'The files the judged version names, in their order; in a blind round without those of identifying answers.' })
  async media(@Parent() entry: SheetEntryView, @Context() context: GraphContext): Promise<MediaView[]> {
    const files = await Promise.all(filesIn(entry.fields.map((field) => field.value)).map(({ id }) => mediaLoader(context, this.mediaReader).load(id)));
    return files.filter((one) => one !== null);
  }
}
