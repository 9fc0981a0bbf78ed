import { Context, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Allow, GraphContext, inKeyOrder, Reader } from '@jiangong/platform';
import { roundLoader, RoundView } from '@jiangong/programme';
import { JudgingQueueView, NotJudgedView } from './sheet.view';
import { SheetsReader } from './sheets.reader';

@Resolver(() => JudgingQueueView)
export class JudgingQueueResolver {
  constructor(private readonly sheets: SheetsReader, private readonly reader: Reader) {}

  @Allow('sheet.read')
  @Query(() => [JudgingQueueView], { description: 'The rounds that are judging and what the judge has to do in each, the nearest deadline first.' })
  myJudging(@Context() { actor }: GraphContext): Promise<JudgingQueueView[]> {
    return this.sheets.queues(actor);
  }

  @ResolveField(() => [NotJudgedView], { description: 'What the judge abstained from or stepped back from, the earliest first.' })
  async notJudged(@Context() context: GraphContext, @Parent() queue: JudgingQueueView): Promise<NotJudgedView[]> {
    const { actor } = context;
    const found = await context
      .loader<{ roundId: string; sheets: NotJudgedView[] }>('judging.not-judged', async (ids) => inKeyOrder(ids, await this.sheets.notJudged(actor, ids), (row) => row.roundId))
      .load(queue.roundId);
    return found?.sheets ?? [];
  }

  @ResolveField(() => RoundView)
  round(@Context() context: GraphContext, @Parent() queue: JudgingQueueView): Promise<RoundView | null> {
    return roundLoader(context, this.reader).load(queue.roundId);
  }
}
