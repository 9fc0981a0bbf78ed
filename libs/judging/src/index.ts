/**
 * Judging: WHO looks, and says what. panels · conflicts · assignments · blind · sheets · spreads · practice · progress.
 */
export { JudgingModule, judgingEntities } from './judging.module';
export * from './panels/public';
export * from './conflicts/public';
export * from './assignments/public';
export * from './blind/public';
export * from './sheets/public';
export * from './spreads/public';
export * from './practice/public';
export * from './progress/public';
