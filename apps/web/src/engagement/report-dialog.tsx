import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, Dialog, Field, ProblemNote, TextArea, useToast } from '../design';
import { useCommand } from '../data/use-command';
import { reportCommentMutation, type Comment } from './engagement-query';

export function ReportDialog({ comment, onClose }: { readonly comment: Comment; readonly onClose: () => void }) {
  const { t } = useTranslation('engagement');
  const { t: shell } = useTranslation('shell');
  const tell = useToast();
  const [reason, setReason] = useState('');
  const { run, problem, isRunning } = useCommand(reportCommentMutation);
  const send = async () => {
    if (!(await run({ input: { commentId: comment.id, reason } }))) return;
    tell(t('report.sent'));
    onClose();
  };
  return (
    <Dialog isOpen title={t('report.title')} onClose={onClose} foot={<><Button onClick={onClose}>{shell('act.cancel')}</Button><Button kind="primary" isBusy={isRunning} onClick={() => void send()}>{t('report.send')}</Button></>}>
      <div className="stack">
        <blockquote className="quiet">{comment.text}</blockquote>
        <Field label={t('report.reason')}>{(links) => <TextArea {...links} rows={3} maxLength={200} value={reason} onChange={(event) => setReason(event.target.value)} />}</Field>
        <ProblemNote problem={problem} />
      </div>
    </Dialog>
  );
}
