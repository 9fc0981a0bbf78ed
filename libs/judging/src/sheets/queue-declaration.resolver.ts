import { Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { GraphContext, inKeyOrder } from '@jiangong/platform';
import { DeclarationsReader, QueueDeclarationView } from '../conflicts/public';
import { JudgingQueueView } from './sheet.view';

/** What opens the queue stands on the queue. */
@Resolver(() => JudgingQueueView)
export class QueueDeclarationResolver {
  constructor(private readonly declarations: DeclarationsReader) {}

  @ResolveField(() => QueueDeclarationView, { description: 'Until it is signed the queue lists nothing.' })
  declaration(@Context() context: GraphContext, @Parent() { roundId }: JudgingQueueView): Promise<QueueDeclarationView | null> {
    const { actor } = context;
    return context
      .loader<QueueDeclarationView>('judging.queue-declaration', async (ids) => inKeyOrder(ids, await this.declarations.own(actor, ids), (row) => row.roundId))
      .load(roundId);
  }
}
