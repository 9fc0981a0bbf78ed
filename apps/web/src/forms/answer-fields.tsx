import { useState } from 'react';
import { faultOf, type Problem } from '../data/problem';
import { FilesInput } from '../uploads';
import { AnswerInput, useFaultText } from './answer-input';
import type { AnswerFault } from './check-answer';
import { readFiles, textIn, type Answer, type Answers, type FormField } from './form-field';
import { readOutcomes } from './outcome-answer';
import { OutcomesInput } from './outcomes-input';

interface AnswerFieldsProps {
  readonly fields: readonly FormField[];
  readonly answers: Answers;
  readonly onAnswer: (code: string, value: Answer) => void;
  readonly faults: ReadonlyMap<string, AnswerFault>;
  /** After an attempt to go on every fault shows; before, only those of fields already left. */
  readonly isAllShown: boolean;
  readonly problem?: Problem | null;
  /** Which form this is, so that an upload a closed page left is found again. */
  readonly place?: string;
}

/** The fields of a data-defined form, each with its fault beside it. */
export function AnswerFields({ fields, answers, onAnswer, faults, isAllShown, problem = null, place = '' }: AnswerFieldsProps) {
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const faultText = useFaultText();
  const seen = (path: string): AnswerFault | undefined => (isAllShown ? faults.get(path) : undefined);
  return (
    <div className="stack-wide">
      {fields.map((field) => {
        const { code } = field;
        const answer = answers[code];
        const onChange = (value: Answer) => onAnswer(code, value);
        if (field.kind === 'outcomes') {
          return <OutcomesInput key={code} field={field} value={readOutcomes(answer)} onChange={onChange} place={`${place}/${code}`} faultAt={seen} toldAt={(path) => faultOf(problem, path)} />;
        }
        if (field.kind === 'files') {
          const fault = seen(code);
          const said = faultOf(problem, code) ?? faultOf(problem, `${code}[0]`) ?? (fault ? faultText(fault) : undefined);
          return <FilesInput key={code} field={field} place={place} value={readFiles(answer)} onChange={onChange} fault={said} />;
        }
        return (
          <AnswerInput
            key={code} field={field} value={textIn(answer)}
            fault={isAllShown || left.has(code) ? faults.get(code) : undefined} told={faultOf(problem, code)}
            onChange={onChange} onLeave={() => setLeft((known) => new Set(known).add(code))}
          />
        );
      })}
    </div>
  );
}
