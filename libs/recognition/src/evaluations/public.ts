/**
 * Evaluations: a year of each district by an indicator tree that is data, in whole numbers, with evidence, grade and
 * rank, published by two. Nothing of engagement can be named in it.
 */
import { Evaluation, EvaluationAnswer, EvaluationEvidence, EvaluationScheme, EvaluationSignature } from './evaluation.entity';

export const evaluationEntities = [Evaluation, EvaluationAnswer, EvaluationEvidence, EvaluationScheme, EvaluationSignature];
export { AnswerEvaluation } from './commands/answer-evaluation';
export { ComputeEvaluation } from './commands/compute-evaluation';
export { SaveScheme } from './commands/save-scheme';
export { SignEvaluation } from './commands/sign-evaluation';
export { StateEvidence } from './commands/state-evidence';
export { EvaluationsModule } from './evaluations.module';
export { standardScheme, type SchemeContent } from './scheme.rules';
