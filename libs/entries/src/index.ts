/**
 * Entries: WHAT is handed in. submissions · outcomes · recommendations · media.
 */
export { EntriesModule, entriesEntities } from './entries.module';
export {
  CarryEntry, checkContent, contentHashOf, Entries, EntriesReader, Entry, EntryAccepted, EntryChecks, EntryAuthor, EntryAuthorsNamed, EntryCounter, entryLoader, nameAuthors, EntrySource, EntryVersion, EntryView, EntryWithdrawn, Likenesses, SaveDraft, ENTRY_SCOPE, scopeValues,
  type AcceptedEntry, type EntryFiles, type FilesAsked, type Honours, type NamedFile, type WrittenVersion, type FileRef, type OutcomeAnswer, type CarryInput, type EntryContent, type EntryForm, type EntryOrigin, type EntryState, type NamedAuthor, type Recommenders,
} from './submissions/public';
export * from './submissions/entry.refusals';
export * from './outcomes/public';
export * from './recommendations/public';
export * from './media/public';
