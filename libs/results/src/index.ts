/**
 * Results: WHAT follows from it. score-runs · selection · publications.
 */
export { ResultsModule, resultsEntities } from './results.module';
