import { Context, Int, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { GraphContext, inKeyOrder } from '@jiangong/platform';
import { CycleCellView } from '@jiangong/programme';
import { CycleCellReader, type CellCounts } from './cycle-cell.reader';

/** The counts of entries on the cycle board. */
@Resolver(() => CycleCellView)
export class CycleCellResolver {
  constructor(private readonly counts: CycleCellReader) {}

  @ResolveField(() => Int, { description: 'Entries handed in or put forward, as far as one may see them.' })
  async recommended(@Parent() cell: CycleCellView, @Context() context: GraphContext): Promise<number> {
    return (await this.of(cell, context)).recommended;
  }

  @ResolveField(() => Int)
  async accepted(@Parent() cell: CycleCellView, @Context() context: GraphContext): Promise<number> {
    return (await this.of(cell, context)).accepted;
  }

  @ResolveField(() => Int, { description: 'Recommendations that lie on the desks of who looks.' })
  async todo(@Parent() cell: CycleCellView, @Context() context: GraphContext): Promise<number> {
    return (await this.of(cell, context)).todo;
  }

  private async of(cell: CycleCellView, context: GraphContext): Promise<CellCounts> {
    const loader = context.loader<CellCounts>('entries.cycle-cell', async (ids) =>
      inKeyOrder(ids, await this.counts.of(context.actor, ids), (row) => row.roundId));
    return (await loader.load(cell.round.id)) ?? { roundId: cell.round.id, recommended: 0, accepted: 0, todo: 0 };
  }
}
