import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, Chip, EmptyState, Field, ListFoot, ProblemNote, Shown, TextInput, useToast } from '../../design';
import { useCommand } from '../../data/use-command';
import { useList } from '../../data/use-list';
import { strung } from '../../i18n/listed';
import { useTimes } from '../../i18n/times';
import { FoundText } from '../../office/moderation/found-text';
import { commentQueueQuery, moderateCommentMutation, type QueuedComment } from './voices-query';
import { VoicesFrame } from './voices-frame';

/** Comments that wait, and those that were reported; longest waiting first. */
export function CommentQueue() {
  const { t } = useTranslation('engagement');
  return <VoicesFrame title={t('queue.title')} line={t('queue.line')}>{() => <Queue />}</VoicesFrame>;
}

function Queue() {
  const { t } = useTranslation('engagement');
  const list = useList(commentQueueQuery, {}, ({ commentsToModerate }) => commentsToModerate);
  return (
    <Shown page={list}>
      {() => (list.rows.length === 0 ? <EmptyState title={t('queue.none')}>{t('queue.noneText')}</EmptyState> : (
        <>
          <ul className="comments">{list.rows.map((comment) => <li key={comment.id}><QueuedCard comment={comment} onDecided={list.again} /></li>)}</ul>
          <ListFoot list={list} />
        </>
      ))}
    </Shown>
  );
}

function QueuedCard({ comment, onDecided }: { readonly comment: QueuedComment; readonly onDecided: () => void }) {
  const { t } = useTranslation('engagement');
  const times = useTimes();
  const tell = useToast();
  const [reason, setReason] = useState('');
  const { run, problem, isRunning } = useCommand(moderateCommentMutation);
  const decide = async (decision: 'show' | 'return') => {
    if (!(await run({ input: { commentId: comment.id, decision, reason } }))) return;
    tell(t(decision === 'show' ? 'queue.shown' : 'queue.returned'));
    onDecided();
  };
  const of = { name: comment.authorName };
  return (
    <article className="stack">
      <p className="small quiet"><strong>{comment.authorName}</strong> · {comment.organizationName} · {times.instant(comment.createdAt)} · {comment.workTitle ?? t('queue.workGone')} {comment.reports > 0 ? <Chip tone="red">{t('queue.reports', { count: comment.reports })}</Chip> : null}</p>
      <p className="comment-text"><FoundText text={comment.text} findings={comment.findings} /></p>
      {comment.reportReasons.length > 0 ? <p className="small">{t('queue.said', { reasons: strung(comment.reportReasons) })}</p> : null}
      <div className="row row-fields">
        <Button kind="primary" size="small" isBusy={isRunning} aria-label={t('queue.showOf', of)} onClick={() => void decide('show')}>{t(comment.state === 'shown' ? 'queue.keep' : 'queue.show')}</Button>
        <Field isFilter label={t('queue.reason')}>{(links) => <TextInput {...links} maxLength={300} value={reason} onChange={(event) => setReason(event.target.value)} />}</Field>
        <Button size="small" isBusy={isRunning} disabled={reason.trim() === ''} aria-label={t('queue.returnOf', of)} onClick={() => void decide('return')}>{t(comment.state === 'shown' ? 'queue.takeDown' : 'queue.return')}</Button>
      </div>
      <ProblemNote problem={problem} />
    </article>
  );
}
