import { Context, Int, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { mayAnywhere } from '@jiangong/kernel';
import { GraphContext, inKeyOrder } from '@jiangong/platform';
import { CycleCellView } from '@jiangong/programme';
import { AssignmentsReader } from './assignments.reader';

/** What the organiser has to see to on the board: entries that too few judge. Nothing for whoever may not see panels. */
@Resolver(() => CycleCellView)
export class CycleCellAssignmentResolver {
  constructor(private readonly assignments: AssignmentsReader) {}

  @ResolveField(() => Int, { description: 'Entries that have fewer judges than the rules ask for while the round is judging; for organisers and auditors, 0 for others.' })
  async shortOfJudges(@Context() context: GraphContext, @Parent() cell: CycleCellView): Promise<number> {
    if (!mayAnywhere(context.actor, 'panel.read')) return 0;
    const found = await context
      .loader<{ id: string; count: number }>('judging.short-of-judges', async (ids) => inKeyOrder(ids, await this.assignments.shortOfJudges(ids), (row) => row.id))
      .load(cell.round.id);
    return found?.count ?? 0;
  }
}
