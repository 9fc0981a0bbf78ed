import { useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { TextInput } from '../../design';
import type { Criterion } from '../judging-query';
import { markText, readMark, readMeasured, type TypedMark } from '../marks/mark-text';
import { markFrom } from '../marks/measured';
import { useLeaving } from './use-leaving';

interface MarkInputProps {
  readonly criterion: Criterion;
  readonly value: number | undefined;
  /** Given and not confirmed yet. */
  readonly isWaiting: boolean;
  readonly refusal: string | undefined;
  readonly onGive: (value: number) => void;
}

/** A mark still being typed is given when the typing rests, and at once when the field is left. */
const REST = 800;

export function MarkInput({ criterion, value, isWaiting, refusal, onGive }: MarkInputProps) {
  const { t } = useTranslation('judge');
  const id = useId();
  const [text, setText] = useState(value === undefined ? '' : markText(value));
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null);
  const [seen, setSeen] = useState(value);
  // The mark changed elsewhere, or a conflict was settled: the field follows.
  if (value !== seen) {
    setSeen(value);
    if (value !== undefined) setText(markText(value));
  }
  const { measure } = criterion;
  const read = (from: string): TypedMark | null => (measure ? readMeasured(from) : readMark(from, criterion));
  const typed = read(text);
  const fault = typed && 'fault' in typed ? typed.fault : null;
  const give = (from: string) => {
    if (timer.current) clearTimeout(timer.current);
    const given = read(from);
    if (given && 'value' in given && given.value !== value) { setSeen(given.value); onGive(given.value); }
  };
  useLeaving(() => give(text));
  const change = (to: string) => {
    setText(to);
    if (timer.current) clearTimeout(timer.current);
    timer.current = setTimeout(() => give(to), REST);
  };
  const leave = () => {
    give(text);
    if (text.trim() === '' && value !== undefined) setText(markText(value));
  };
  const told = measure && fault === 'range' ? t('measure.range') : measure && fault === 'step' ? t('measure.step') : fault === 'range' ? t('mark.range', { max: markText(criterion.max) }) : fault === 'step' ? t('mark.step', { step: markText(criterion.step) }) : fault ? t('mark.number') : refusal;
  return (
    <div className="mark">
      <TextInput
        data-mark={criterion.code} inputMode={measure && measure.nominal === 0 ? 'text' : 'decimal'} autoComplete="off" enterKeyHint="next" className="mark-input" data-waiting={isWaiting || undefined}
        aria-label={measure ? t('measure.label', { name: criterion.name, unit: measure.unit }) : t('mark.label', { name: criterion.name, max: markText(criterion.max) })} aria-invalid={told ? true : undefined} aria-describedby={told ? id : undefined}
        value={text} onChange={(event) => change(event.target.value)} onBlur={leave} onFocus={(event) => event.target.select()}
      />
      {measure ? <span className="measured figures"><span className="small quiet">{measure.unit} →</span> <strong aria-live="polite">{typed && 'value' in typed ? markText(markFrom(measure, typed.value)) : '—'}</strong></span> : null}
      <span className="small quiet figures">/ {markText(criterion.max)}</span>
      {told ? <p className="field-error mark-fault" id={id} role="alert">{told}</p> : null}
    </div>
  );
}
