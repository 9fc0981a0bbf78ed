import { Module } from '@nestjs/common';
import { LedgerEventResolver } from './ledger-event.resolver';
import { LedgerEventsReader } from './ledger-events.reader';

@Module({ providers: [LedgerEventsReader, LedgerEventResolver] })
export class LedgerEventsModule {}
