import { checkAnswer, type AnswerFault } from './check-answer';
import type { FormField } from './form-field';
import { isBlank, type OutcomeAnswer } from './outcome-answer';

const part = (kind: FormField['kind'], isRequired: boolean, maxLength = 60): FormField => ({ code: '', label: '', kind, isRequired, maxLength, choices: [], help: '', ...(kind === 'money' ? { minimum: 0 } : {}) });

const partsOf = ({ kind }: OutcomeAnswer): readonly (readonly [keyof OutcomeAnswer, FormField])[] => [
  ['name', part('text', kind === 'indicator')], ['value', part(kind === 'indicator' ? 'decimal' : 'money', true)], ['unit', part('text', kind === 'indicator', 20)],
  ['base', part('text', false)], ['periodFrom', part('day', false)], ['periodTo', part('day', false)],
];

/** Faults of one list of outcomes by the path the server would name: `outcomes[1].value`. */
export function checkOutcomes(code: string, outcomes: readonly OutcomeAnswer[]): readonly (readonly [string, AnswerFault])[] {
  const given = outcomes.filter((one) => !isBlank(one));
  return given.flatMap((outcome, at) => {
    const faults = partsOf(outcome).flatMap(([key, field]) => {
      const fault = checkAnswer(field, outcome[key] as string);
      return fault ? [[`${code}[${at}].${key}`, fault] as const] : [];
    });
    const isTurned = outcome.periodFrom !== '' && outcome.periodTo !== '' && outcome.periodFrom > outcome.periodTo;
    return isTurned ? [...faults, [`${code}[${at}].periodTo`, { key: 'period' } as AnswerFault] as const] : faults;
  });
}
