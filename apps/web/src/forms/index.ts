/** The form engine: fields described by a rule version become inputs, answers, drafts and read-only lists. */
export { AnswerFields } from './answer-fields';
export { AnswerList } from './answer-list';
export { VerifiedChip } from './answered-outcomes';
export { statedOutcomeFields, type StatedOutcome } from './stated-outcome';
export type { AnswerFault } from './check-answer';
export { checkAnswers } from './check-answers';
export { grouped } from './figures';
export { DraftSign } from './draft-sign';
export {
  contentOf, readAnswers, readDeclarations, readFields, readGuidance, readIntake,
  type Answer, type Answers, type Declaration, type FormField, type Intake, type Origin,
} from './form-field';
export { useLocalDraft, type LocalDraft } from './local-draft';
