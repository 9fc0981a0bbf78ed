import { useState } from 'react';
import { faultOf, type Problem } from '../data/problem';
import { AnswerInput } from './answer-input';
import type { AnswerFault } from './check-answer';
import type { Answers, FormField } from './form-field';

interface AnswerFieldsProps {
  readonly fields: readonly FormField[];
  readonly answers: Answers;
  readonly onAnswer: (code: string, value: string) => void;
  readonly faults: ReadonlyMap<string, AnswerFault>;
  /** After an attempt to go on every fault shows; before, only those of fields already left. */
  readonly isAllShown: boolean;
  readonly problem?: Problem | null;
}

/** The fields of a data-defined form, each with its fault beside it. */
export function AnswerFields({ fields, answers, onAnswer, faults, isAllShown, problem = null }: AnswerFieldsProps) {
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  return (
    <div className="stack-wide">
      {fields.map((field) => (
        <AnswerInput
          key={field.code} field={field} value={answers[field.code] ?? ''}
          fault={isAllShown || left.has(field.code) ? faults.get(field.code) : undefined} told={faultOf(problem, field.code)}
          onChange={(value) => onAnswer(field.code, value)} onLeave={() => setLeft((known) => new Set(known).add(field.code))}
        />
      ))}
    </div>
  );
}
