import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, Dialog, Field, ProblemNote, Select, TextArea } from '../../design';
import { useCommand } from '../../data/use-command';
import { moderateMutation, REASONS, type WorkReview } from './moderation-query';

interface ReasonDialogProps {
  readonly row: WorkReview;
  readonly act: 'return' | 'withdraw';
  readonly onClose: () => void;
  readonly onDone: () => void;
}

const MOST = 500;

/** Whatever goes against the author has a reason the author reads. */
export function ReasonDialog({ row, act, onClose, onDone }: ReasonDialogProps) {
  const { t } = useTranslation('moderation');
  const [code, setCode] = useState('');
  const [reason, setReason] = useState('');
  const { run, problem, isRunning } = useCommand(moderateMutation);
  const send = async () => {
    if (await run({ input: { id: row.id, act, version: row.version, reasonCode: code || null, reason: reason.trim() || null } })) onDone();
  };
  return (
    <Dialog isOpen title={t(`dialog.${act}`, { title: row.work.title })} onClose={onClose}
      foot={<><Button onClick={onClose}>{t('dialog.back')}</Button><Button kind={act === 'withdraw' ? 'danger' : 'primary'} isBusy={isRunning} disabled={!code || (code === 'other' && !reason.trim())} onClick={() => void send()}>{t(`act.${act}`)}</Button></>}>
      <div className="stack">
        <p>{t(`dialog.${act}Text`)}</p>
        <Field label={t('dialog.reason')} isRequired>
          {(links) => <Select {...links} value={code} placeholder={t('dialog.choose')} choices={REASONS[act].map((value) => ({ value, label: t(`reason.${value}`) }))} onChange={(event) => setCode(event.target.value)} />}
        </Field>
        <Field label={t('dialog.words')} help={t('dialog.wordsHelp')} isRequired={code === 'other'} count={{ used: reason.length, limit: MOST }}>
          {(links) => <TextArea {...links} rows={3} maxLength={MOST} value={reason} onChange={(event) => setReason(event.target.value)} />}
        </Field>
        <ProblemNote problem={problem} />
      </div>
    </Dialog>
  );
}
