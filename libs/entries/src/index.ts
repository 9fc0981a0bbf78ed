/**
 * Entries: WHAT is handed in. submissions · recommendations.
 */
export { EntriesModule, entriesEntities } from './entries.module';
