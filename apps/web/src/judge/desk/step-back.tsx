import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, ChoicePills, Field, ProblemNote, TextInput, useToast } from '../../design';
import { useCommand } from '../../data/use-command';
import { recuseMutation, type Sheet } from '../judging-query';

export const REASONS = ['same_unit', 'kin', 'mentor', 'same_studio', 'co_author', 'recommender', 'joint_award', 'unable', 'other'] as const;

/** What a judge does instead of marking; the form opens where it is asked for, above the rubric. */
export function StepBack({ sheet, onDone }: { readonly sheet: Sheet; readonly onDone: (() => void) | null }) {
  const { t } = useTranslation('judge');
  const [opened, setOpened] = useState<'recuse' | null>(null);
  if (!sheet.abilities.canRecuse) return null;
  const close = () => setOpened(null);
  return (
    <>
      <div className="step-back">
        <Button kind="quiet" size="small" aria-expanded={opened === 'recuse'} onClick={() => setOpened(opened === 'recuse' ? null : 'recuse')}>{t('recuse.open')}</Button>
      </div>
      {opened === 'recuse' ? <RecuseForm sheetId={sheet.id} onClose={close} onDone={onDone} /> : null}
    </>
  );
}

interface FormProps {
  readonly sheetId: string;
  readonly onClose: () => void;
  readonly onDone: (() => void) | null;
}

/** Stepping back from an entry (回避), with a kind of reason; the office finds another judge. */
function RecuseForm({ sheetId, onClose, onDone }: FormProps) {
  const { t } = useTranslation('judge');
  const tell = useToast();
  const [code, setCode] = useState<string>('');
  const [reason, setReason] = useState('');
  const { run, problem, isRunning } = useCommand(recuseMutation);
  const recuse = async () => {
    if (!(await run({ input: { sheetId, reasonCode: code, reason: reason.trim() || null } }))) return;
    tell(t('recuse.told'));
    onClose();
    onDone?.();
  };
  return (
    <form className="inline-form" aria-label={t('recuse.title')} onSubmit={(event) => { event.preventDefault(); void recuse(); }}>
      <h3>{t('recuse.title')}</h3>
      <p className="small quiet">{t('recuse.consequence')}</p>
      <ChoicePills legend={t('recuse.why')} value={code} choices={REASONS.map((value) => ({ value, label: t(`recuse.reason.${value}`) }))} onChange={setCode} />
      <Field isRequired={code === 'other'} label={t('recuse.words')}>{(links) => <TextInput {...links} maxLength={500} value={reason} onChange={(event) => setReason(event.target.value)} />}</Field>
      <ProblemNote problem={problem} />
      <div className="row"><Button type="submit" kind="danger" size="small" isBusy={isRunning} disabled={code === '' || (code === 'other' && reason.trim() === '')}>{t('recuse.act')}</Button><Button kind="quiet" size="small" onClick={onClose}>{t('recuse.keep')}</Button></div>
    </form>
  );
}
