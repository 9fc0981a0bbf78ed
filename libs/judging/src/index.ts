/**
 * Judging: WHO looks, and says what. panels · conflicts · assignments · sheets.
 */
export { JudgingModule, judgingEntities } from './judging.module';
export * from './panels/public';
export * from './conflicts/public';
export * from './assignments/public';
export * from './sheets/public';
