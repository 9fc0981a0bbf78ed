/**
 * Judging: WHO looks, and says what. panels · conflicts · assignments · sheets.
 */
export { JudgingModule, judgingEntities } from './judging.module';
