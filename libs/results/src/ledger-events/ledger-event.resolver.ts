import { Args, Context, Query, Resolver } from '@nestjs/graphql';
import { Allow, GraphContext, type ConnectionView } from '@jiangong/platform';
import './ledger-event.policy';
import { LedgerEventConnection, LedgerEventsArgs, LedgerEventView } from './ledger-event.view';
import { LedgerEventsReader } from './ledger-events.reader';

@Resolver(() => LedgerEventView)
export class LedgerEventResolver {
  constructor(private readonly reader: LedgerEventsReader) {}

  @Allow('ledger.read')
  @Query(() => LedgerEventConnection, { description: 'Newest first, over all chains.' })
  ledgerEvents(@Args() filter: LedgerEventsArgs, @Context() { actor }: GraphContext): Promise<ConnectionView<LedgerEventView>> {
    return this.reader.list(actor, filter);
  }
}
