import { Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { GraphContext, inKeyOrder } from '@jiangong/platform';
import { SheetView } from '../sheets/public';
import { SheetSpreadView } from './spread.view';
import { SpreadsReader } from './spreads.reader';

/** That judges lie too far apart stands on the sheets of those who have locked theirs. */
@Resolver(() => SheetView)
export class SheetSpreadResolver {
  constructor(private readonly spreads: SpreadsReader) {}

  @ResolveField(() => SheetSpreadView, { nullable: true, description: 'Null on a sheet that is not locked, and where the judges agree well enough.' })
  spread(@Context() context: GraphContext, @Parent() { id }: SheetView): Promise<SheetSpreadView | null> {
    const { actor } = context;
    return context
      .loader<SheetSpreadView & { sheetId: string }>('judging.sheet-spread', async (ids) => inKeyOrder(ids, await this.spreads.ofSheets(actor, ids), (row) => row.sheetId))
      .load(id);
  }
}
