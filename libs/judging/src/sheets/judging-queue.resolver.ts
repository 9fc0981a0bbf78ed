import { Context, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Allow, GraphContext, Reader } from '@jiangong/platform';
import { roundLoader, RoundView } from '@jiangong/programme';
import { JudgingQueueView } from './sheet.view';
import { SheetsReader } from './sheets.reader';

@Resolver(() => JudgingQueueView)
export class JudgingQueueResolver {
  constructor(private readonly sheets: SheetsReader, private readonly reader: Reader) {}

  @Allow('sheet.read')
  @Query(() => [JudgingQueueView], { description: 'The rounds that are judging and what the judge has to do in each, the nearest deadline first.' })
  myJudging(@Context() { actor }: GraphContext): Promise<JudgingQueueView[]> {
    return this.sheets.queues(actor);
  }

  @ResolveField(() => RoundView)
  round(@Context() context: GraphContext, @Parent() queue: JudgingQueueView): Promise<RoundView | null> {
    return roundLoader(context, this.reader).load(queue.roundId);
  }
}
