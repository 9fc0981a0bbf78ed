import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, ChoicePills, Field, ProblemNote, TextInput, useToast } from '../../design';
import { useCommand } from '../../data/use-command';
import { abstainMutation, recuseMutation, type Sheet } from '../judging-query';
import { RecuseFields, useRecusal } from './recuse-fields';

type Way = 'recuse' | 'abstain';

/** What a judge does instead of marking; the form opens where it is asked for, above the rubric. */
export function StepBack({ sheet, onDone }: { readonly sheet: Sheet; readonly onDone: (() => void) | null }) {
  const { t } = useTranslation('judge');
  const [opened, setOpened] = useState<Way | null>(null);
  const { canRecuse, canAbstain } = sheet.abilities;
  if (!canRecuse && !canAbstain) return null;
  const close = () => setOpened(null);
  const toggle = (way: Way) => <Button kind="quiet" size="small" aria-expanded={opened === way} onClick={() => setOpened(opened === way ? null : way)}>{t(`${way}.open`)}</Button>;
  return (
    <>
      <div className="step-back">{canAbstain ? toggle('abstain') : null}{canRecuse ? toggle('recuse') : null}</div>
      {opened === 'recuse' ? <RecuseForm sheetId={sheet.id} onClose={close} onDone={onDone} /> : opened === 'abstain' ? <AbstainForm sheetId={sheet.id} onClose={close} onDone={onDone} /> : null}
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
  const navigate = useNavigate();
  const recusal = useRecusal();
  const { run, problem, isRunning } = useCommand(recuseMutation);
  const recuse = async () => {
    if (!(await run({ input: { sheetId, ...recusal.given } }))) return;
    tell(t('recuse.told'));
    onClose();
    // from here on the entry is out of sight: there is nothing to stay for
    if (onDone) onDone();
    else void navigate({ to: '/judge' });
  };
  return (
    <form className="inline-form" aria-label={t('recuse.title')} onSubmit={(event) => { event.preventDefault(); void recuse(); }}>
      <h3>{t('recuse.title')}</h3>
      <p className="small quiet">{t('recuse.consequence')}</p>
      <RecuseFields recusal={recusal} />
      <ProblemNote problem={problem} />
      <div className="row"><Button type="submit" kind="danger" size="small" isBusy={isRunning} disabled={!recusal.isWhole}>{t('recuse.act')}</Button><Button kind="quiet" size="small" onClick={onClose}>{t('recuse.keep')}</Button></div>
    </form>
  );
}

const ABSTENTIONS = ['not_competent', 'cannot_open', 'other'] as const;

/** No marks although nothing stands between judge and entry (弃权); for good, with a kind of reason. */
function AbstainForm({ sheetId, onClose, onDone }: FormProps) {
  const { t } = useTranslation('judge');
  const tell = useToast();
  const [code, setCode] = useState('');
  const [note, setNote] = useState('');
  const { run, problem, isRunning } = useCommand(abstainMutation);
  const needsWords = code === 'other';
  const abstain = async () => {
    if (!(await run({ input: { sheetId, reasonCode: code, note: note.trim() || null } }))) return;
    tell(t('abstain.told'));
    onClose();
    onDone?.();
  };
  return (
    <form className="inline-form" aria-label={t('abstain.title')} onSubmit={(event) => { event.preventDefault(); void abstain(); }}>
      <h3>{t('abstain.title')}</h3>
      <p className="small quiet">{t('abstain.consequence')}</p>
      <ChoicePills legend={t('abstain.why')} value={code} choices={ABSTENTIONS.map((value) => ({ value, label: t(`abstain.reason.${value}`) }))} onChange={setCode} />
      <Field isRequired={needsWords} label={t('recuse.words')}>{(links) => <TextInput {...links} maxLength={500} value={note} onChange={(event) => setNote(event.target.value)} />}</Field>
      <ProblemNote problem={problem} />
      <div className="row"><Button type="submit" kind="danger" size="small" isBusy={isRunning} disabled={code === '' || (needsWords && note.trim() === '')}>{t('abstain.act')}</Button><Button kind="quiet" size="small" onClick={onClose}>{t('abstain.keep')}</Button></div>
    </form>
  );
}
