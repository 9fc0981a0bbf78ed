import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, ChoicePills, Field, ProblemNote, TextInput, useToast } from '../../design';
import { useCommand } from '../../data/use-command';
import { recuseMutation } from '../judging-query';

const REASONS = ['same_unit', 'kin', 'mentor', 'same_studio', 'co_author', 'recommender', 'joint_award', 'unable', 'other'] as const;

/** Stepping back from an entry (回避), with a kind of reason; the office finds another judge. */
export function RecuseForm({ sheetId, onDone }: { readonly sheetId: string; readonly onDone: (() => void) | null }) {
  const { t } = useTranslation('judge');
  const tell = useToast();
  const [isOpen, setOpen] = useState(false);
  const [code, setCode] = useState<string>('');
  const [reason, setReason] = useState('');
  const { run, problem, isRunning } = useCommand(recuseMutation);
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => { if (isOpen) form.current?.scrollIntoView({ block: 'nearest' }); }, [isOpen]);
  const recuse = async () => {
    if (!(await run({ input: { sheetId, reasonCode: code, reason: reason.trim() || null } }))) return;
    tell(t('recuse.told'));
    setOpen(false);
    onDone?.();
  };
  if (!isOpen) return <div><Button kind="quiet" size="small" onClick={() => setOpen(true)}>{t('recuse.open')}</Button></div>;
  return (
    <form ref={form} className="inline-form" onSubmit={(event) => { event.preventDefault(); void recuse(); }}>
      <h3>{t('recuse.title')}</h3>
      <p className="small quiet">{t('recuse.consequence')}</p>
      <ChoicePills legend={t('recuse.why')} value={code} choices={REASONS.map((value) => ({ value, label: t(`recuse.reason.${value}`) }))} onChange={setCode} />
      <Field isRequired={code === 'other'} label={t('recuse.words')}>{(links) => <TextInput {...links} maxLength={500} value={reason} onChange={(event) => setReason(event.target.value)} />}</Field>
      <ProblemNote problem={problem} />
      <div className="row"><Button type="submit" kind="danger" size="small" isBusy={isRunning} disabled={code === '' || (code === 'other' && reason.trim() === '')}>{t('recuse.act')}</Button><Button kind="quiet" size="small" onClick={() => setOpen(false)}>{t('recuse.keep')}</Button></div>
    </form>
  );
}
