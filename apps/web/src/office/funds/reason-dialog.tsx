import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Problem } from '../../data/problem';
import { Button, Dialog, Field, ProblemNote, TextArea } from '../../design';

interface ReasonDialogProps {
  readonly title: string;
  readonly text: string;
  readonly word: string;
  readonly problem: Problem | null;
  readonly isBusy: boolean;
  readonly onSend: (reason: string) => void;
  readonly onClose: () => void;
}

/** For what needs nothing but a reason. */
export function ReasonDialog({ title, text, word, problem, isBusy, onSend, onClose }: ReasonDialogProps) {
  const { t } = useTranslation('funds');
  const [reason, setReason] = useState('');
  return (
    <Dialog isOpen title={title} onClose={onClose}
      foot={<><Button onClick={onClose}>{t('back')}</Button><Button kind="primary" isBusy={isBusy} disabled={!reason.trim()} onClick={() => onSend(reason)}>{word}</Button></>}>
      <div className="stack">
        <p>{text}</p>
        <Field label={t('reason')} isRequired count={{ used: reason.length, limit: 500 }}>{(links) => <TextArea {...links} rows={3} maxLength={500} value={reason} onChange={(event) => setReason(event.target.value)} />}</Field>
        <ProblemNote problem={problem} />
      </div>
    </Dialog>
  );
}
