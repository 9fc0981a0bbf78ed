/**
 * Results: WHAT follows from it. score-runs · selection · publications.
 */
export { resultsInvariants } from './results.invariants';
export { ResultsModule, resultsEntities } from './results.module';
export * from './publications/public';
export * from './score-runs/public';
export * from './selection/public';
