import { checkAnswer, type AnswerFault } from './check-answer';
import { checkOutcomes } from './check-outcomes';
import { readFiles, textIn, type Answer, type Answers, type FormField } from './form-field';
import { isBlank, readOutcomes } from './outcome-answer';

const REQUIRED: AnswerFault = { key: 'required' };

function faultsIn(field: FormField, answer: Answer | undefined): readonly (readonly [string, AnswerFault])[] {
  if (field.kind === 'files') return field.isRequired && readFiles(answer).length === 0 ? [[field.code, REQUIRED]] : [];
  if (field.kind === 'outcomes') {
    const outcomes = readOutcomes(answer).filter((one) => !isBlank(one));
    return field.isRequired && outcomes.length === 0 ? [[field.code, REQUIRED]] : checkOutcomes(field.code, outcomes);
  }
  const fault = checkAnswer(field, textIn(answer));
  return fault ? [[field.code, fault]] : [];
}

/** Faults by field code, of outcomes by their path within it; empty when all is well. */
export const checkAnswers = (fields: readonly FormField[], answers: Answers): ReadonlyMap<string, AnswerFault> =>
  new Map(fields.flatMap((field) => faultsIn(field, answers[field.code])));
