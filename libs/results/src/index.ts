/**
 * Results: WHAT follows from it. score-runs · selection · publications.
 */
export { ResultsModule, resultsEntities } from './results.module';
export { ScoreRunSealed } from './score-runs/score-run.events';
export { ResultPublished } from './publications/publication.events';
