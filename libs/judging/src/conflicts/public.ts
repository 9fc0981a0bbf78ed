/**
 * Conflicts: which judge must not see which entry (回避), from the organization tree and known ties.
 * Computed for a round as a whole and stored with its evidence; assignments never cross one,
 * and no screen of a judge shows one.
 */
export { ConflictsModule } from './conflicts.module';
export { Conflict } from './conflict.entity';
export { Conflicts } from './conflicts';
export { CONFLICT_KINDS, type ConflictKind, type FoundConflict } from './conflict.rules';
