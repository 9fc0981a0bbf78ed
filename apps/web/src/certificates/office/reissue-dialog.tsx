import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, Dialog, Field, ProblemNote, TextArea, useToast } from '../../design';
import { useCommand } from '../../data/use-command';
import { reissueMutation, type ListedCertificate } from './certificate-queries';

interface ReissueDialogProps {
  readonly certificate: ListedCertificate | null;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

/** Names what follows: a new number, and the old certificate void for everybody who scans it. */
export function ReissueDialog({ certificate, onClose, onDone }: ReissueDialogProps) {
  const { t } = useTranslation('certificates');
  const { t: shell } = useTranslation('shell');
  const tell = useToast();
  const { run, problem, isRunning, clear } = useCommand(reissueMutation);
  const [reason, setReason] = useState('');
  const close = () => { setReason(''); clear(); onClose(); };
  const reissue = async () => {
    if (!certificate || !(await run({ input: { certificateId: certificate.id, reason } }))) return;
    tell(t('reissue.ordered'));
    close();
    onDone();
  };
  return (
    <Dialog isOpen={certificate !== null} title={t('reissue.title')} onClose={close}
      foot={<><Button onClick={close}>{shell('act.cancel')}</Button><Button kind="danger" isBusy={isRunning} disabled={reason.trim() === ''} onClick={() => void reissue()}>{t('reissue.act')}</Button></>}>
      <div className="stack">
        <p><strong>{certificate?.authors || certificate?.name}</strong> · {certificate?.title}</p>
        <p>{t('reissue.text', { number: certificate?.number ?? '' })}</p>
        <Field label={t('reissue.reason')} isRequired>{(links) => <TextArea {...links} rows={2} maxLength={500} value={reason} onChange={({ target }) => setReason(target.value)} />}</Field>
        <ProblemNote problem={problem} />
      </div>
    </Dialog>
  );
}
