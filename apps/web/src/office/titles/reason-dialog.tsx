import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Problem } from '../../data/problem';
import { Button, Dialog, Field, ProblemNote, TextArea } from '../../design';

interface ReasonDialogProps {
  readonly title: string;
  readonly label: string;
  readonly word: string;
  readonly command: { readonly isRunning: boolean; readonly problem: Problem | null };
  readonly onSend: (reason: string) => Promise<void>;
  readonly onClose: () => void;
}

const MOST = 500;

/** For what needs nothing but a reason. */
export function ReasonDialog({ title, label, word, command, onSend, onClose }: ReasonDialogProps) {
  const { t } = useTranslation('titles');
  const [reason, setReason] = useState('');
  return (
    <Dialog isOpen title={title} onClose={onClose}
      foot={<><Button onClick={onClose}>{t('back')}</Button><Button kind="primary" isBusy={command.isRunning} disabled={!reason.trim()} onClick={() => void onSend(reason)}>{word}</Button></>}>
      <div className="stack">
        <Field label={label} isRequired count={{ used: reason.length, limit: MOST }}>{(links) => <TextArea {...links} rows={3} maxLength={MOST} value={reason} onChange={(event) => setReason(event.target.value)} />}</Field>
        <ProblemNote problem={command.problem} />
      </div>
    </Dialog>
  );
}
