/**
 * Results: WHAT follows from it. score-runs · selection · rescorings · publications · notices · corrections · objections · what-ifs · bundles.
 */
export { resultsInvariants } from './results.invariants';
export { ResultsModule, resultsEntities } from './results.module';
export * from './bundles/public';
export * from './corrections/public';
export * from './notices/public';
export * from './objections/public';
export * from './publications/public';
export * from './rescorings/public';
export * from './score-runs/public';
export * from './selection/public';
export * from './what-ifs/public';
