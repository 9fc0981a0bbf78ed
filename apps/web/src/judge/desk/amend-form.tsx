import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, Field, ProblemNote, TextInput, useToast } from '../../design';
import { useCommand } from '../../data/use-command';
import { amendMutation, type Criterion } from '../judging-query';
import { markText, readMark, readMeasured } from '../marks/mark-text';

interface AmendFormProps {
  readonly sheetId: string;
  readonly criterion: Criterion;
  readonly current: number | undefined;
  readonly onClose: () => void;
}

/** After the lock a mark changes with a reason and stays in the record with both values. */
export function AmendForm({ sheetId, criterion, current, onClose }: AmendFormProps) {
  const { t } = useTranslation('judge');
  const tell = useToast();
  const [text, setText] = useState(current === undefined ? '' : markText(current));
  const [reason, setReason] = useState('');
  const { run, problem, isRunning } = useCommand(amendMutation);
  const { measure } = criterion;
  const typed = measure ? readMeasured(text) : readMark(text, criterion);
  const value = typed && 'value' in typed ? typed.value : null;
  const fault = typed && 'fault' in typed ? t(measure && typed.fault === 'step' ? 'measure.step' : measure && typed.fault === 'range' ? 'measure.range' : `mark.${typed.fault}`, { max: markText(criterion.max), step: markText(criterion.step) }) : undefined;
  const amend = async () => {
    if (value === null || !(await run({ input: { sheetId, criterion: criterion.code, ...(measure ? { measured: value } : { value }), reason: reason.trim() } }))) return;
    tell(t('amend.done', { name: criterion.name, mark: markText(value) }));
    onClose();
  };
  return (
    <form className="inline-form" onSubmit={(event) => { event.preventDefault(); void amend(); }}>
      <Field isRequired label={measure ? t('measure.label', { name: criterion.name, unit: measure.unit }) : t('amend.mark')} error={fault}>{(links) => <TextInput {...links} autoFocus onFocus={(event) => event.target.select()} inputMode="decimal" autoComplete="off" value={text} onChange={(event) => setText(event.target.value)} />}</Field>
      <Field isRequired label={t('amend.reason')}>{(links) => <TextInput {...links} maxLength={500} value={reason} onChange={(event) => setReason(event.target.value)} />}</Field>
      <ProblemNote problem={problem} />
      <div className="row"><Button type="submit" kind="primary" size="small" isBusy={isRunning} disabled={value === null || value === current || reason.trim() === ''}>{t('amend.act')}</Button><Button kind="quiet" size="small" onClick={onClose}>{t('amend.keep')}</Button></div>
    </form>
  );
}
