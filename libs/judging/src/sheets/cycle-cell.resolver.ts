import { Context, Int, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { mayAnywhere, type Actor } from '@jiangong/kernel';
import { GraphContext, inKeyOrder, Reader } from '@jiangong/platform';
import { CycleCellView } from '@jiangong/programme';
import { SEEN_BY_JUDGE } from './visibility';

interface SheetCount { id: string; judged: number; open: number }

const COUNTS = `
  select s.round_id as id, count(*) filter (where s.state = 'locked')::int as judged, count(*) filter (where s.state = 'open')::int as open
    from score_sheet s
   where s.round_id = any($1::uuid[]) and ($2::boolean or s.judge_id = $3)
     and ($2 or ${SEEN_BY_JUDGE})
   group by s.round_id`;

/** How far judging is, on the board: of all sheets for those who may see panels, of one's own for a judge, nothing for others. */
@Resolver(() => CycleCellView)
export class CycleCellJudgingResolver {
  constructor(private readonly reader: Reader) {}

  @ResolveField(() => Int, { description: 'Sheets that are locked.' })
  async judged(@Context() context: GraphContext, @Parent() cell: CycleCellView): Promise<number> {
    return (await this.count(context, cell))?.judged ?? 0;
  }

  @ResolveField(() => Int, { description: 'Sheets that are still open.' })
  async toJudge(@Context() context: GraphContext, @Parent() cell: CycleCellView): Promise<number> {
    return (await this.count(context, cell))?.open ?? 0;
  }

  private count(context: GraphContext, cell: CycleCellView): Promise<SheetCount | null> {
    const { actor } = context;
    return context.loader<SheetCount>('judging.cycle-cell', async (ids) => inKeyOrder(ids, await this.countAll(actor, ids), (row) => row.id)).load(cell.round.id);
  }

  private countAll(actor: Actor, roundIds: readonly string[]): Promise<SheetCount[]> {
    return this.reader.rows<SheetCount>(COUNTS, [roundIds, mayAnywhere(actor, 'panel.read'), actor.accountId]);
  }
}
