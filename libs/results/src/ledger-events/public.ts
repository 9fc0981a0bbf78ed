/**
 * Ledger events: every chain as auditors read it — when, who, what kind of deed, in which round. What an event says in
 * full stays in the bundle: some bodies hold marks, and those have a reading of their own that is written down.
 */
export { LedgerEventsModule } from './ledger-events.module';
