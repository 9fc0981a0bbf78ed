/** The form engine: fields described by a rule version become inputs, answers, drafts and read-only lists. */
export { AnswerFields } from './answer-fields';
export { AnswerList } from './answer-list';
export { checkAnswers, type AnswerFault } from './check-answer';
export { DraftSign } from './draft-sign';
export { contentOf, readAnswers, readFields, readIntake, type Answers, type FormField, type Intake, type Origin } from './form-field';
export { useLocalDraft, type LocalDraft } from './local-draft';
