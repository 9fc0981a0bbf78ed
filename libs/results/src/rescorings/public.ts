/**
 * Re-scoring: a further sealed run is a proposal. It is compared with the run that stands, and two officers apply it or
 * one cancels it with a reason; the runs themselves never change. Whoever it concerns is told, without a mark.
 */
export { ApplyRescoring } from './commands/apply-rescoring';
export { CancelRescoring, type RescoringCancellation } from './commands/cancel-rescoring';
export { Rescoring, ResultNotice, type RescoringState } from './rescoring.entity';
export * from './rescoring.refusals';
export { tellListChanged } from './tell-list-changed';
export { RescoringsReader } from './rescorings.reader';
export { RankingChangeView } from './rescoring.view';
export { RescoringsModule } from './rescorings.module';
