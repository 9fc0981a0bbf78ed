/**
 * Submissions: entries with their immutable versions, data-defined forms, drafts, and what is carried from round to round.
 * Recommendations bring entries in and decide about them; judging and results ask {@link Entries} what was accepted.
 * It knows nothing of desks and places.
 */
export { CarryEntry, type CarryInput } from './commands/carry-entry';
export { SaveDraft, type DraftInput } from './commands/save-draft';
export { Entries, type AcceptedEntry, type Recommenders } from './entries';
export { EntriesReader, likePattern } from './entries.reader';
export { declaredBy, keepDeclarations, type Declared } from './declarations';
export { AuthorInput } from './hand-in.view';
export { Likenesses, type Likened, type LookedAt } from './likenesses';
export { namedFiles, type FileLimits, type NamedFile } from './content-files';
export { EntryChecks, type EntryFiles, type FilesAsked, type Honours, type Stage, type VersionFollower, type WrittenVersion } from './entry-checks';
export { authorsNow, inOrder, nameAuthors, refuseUnfitAuthors, type NamedAuthor, type WrittenAuthor } from './entry-authors';
export { EntryCodes, entryCode } from './entry-codes';
export { acceptEntry, addVersion, insertEntry, newestContent, statedIn, type NewEntry, type Stated } from './entry-store';
export { ENTRY_COLUMNS, ENTRY_TABLES, factsOf, OWN_UNION_RECOMMENDATION, type EntryRow } from './entry.columns';
export { Entry, EntryAuthor, EntryCounter, EntryDeclaration, EntryFingerprint, EntrySource, EntryVersion, type EntryOrigin, type EntryState } from './entry.entity';
export { EntryAccepted, EntryAuthorsNamed, EntryWithdrawn } from './entry.events';
export { entryLoader } from './entry.loader';
export { ENTRY_SCOPE, entryPermissions, RECOMMENDATION_SCOPE, scopeValues, signerValues } from './entry.policy';
export * from './entry.refusals';
export { isAuthor, isBeforeJudging, isWithdrawable, whyNotEditable, type EntryAbilities, type EntryFacts } from './entry.rules';
export { EntryOrRefusal, EntryView } from './entry.view';
export { checkContent, checkDraft, contentHashOf, type EntryContent, type EntryForm, type FileRef } from './form.rules';
export { MONEY_UNIT, OUTCOME_KINDS, type OutcomeAnswer, type OutcomeKind } from './outcome-answer';
export { checkTitle, Intakes, type Intake, type IntakeCategory, type IntakeOrigin } from './intakes';
export { personNow, type Person } from './person';
export { SubmissionsModule } from './submissions.module';
