/**
 * Conflicts: which judge must not see which entry (回避), from the organization tree, known ties and what judges declare
 * and sign. Computed for a round as a whole and stored with its evidence; assignments never cross a hard one,
 * and no screen of a judge shows one.
 */
export { ConflictsModule } from './conflicts.module';
export { Conflict, ConflictDeclaration } from './conflict.entity';
export { Conflicts, type ConflictRound } from './conflicts';
export type { ConflictScope } from './conflict-facts';
export { PersonConflicts, type AssessedPerson } from './person-conflicts';
export { CONFLICT_KINDS, HARD_KINDS, SOFT_KINDS, type ConflictKind, type FoundConflict } from './conflict.rules';
export { SignDeclaration, type SignDeclarationInput } from './commands/sign-declaration';
export { DeclarationSigned } from './declaration.events';
export { DeclarationsReader } from './declarations.reader';
export { QueueDeclarationView } from './declaration.view';
export { hasSigned, isHiddenFromJudge, isOpenToJudge } from './judge-sight';
