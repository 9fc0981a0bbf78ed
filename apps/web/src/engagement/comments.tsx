import { useRouterState } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '../app/session';
import { Button, ButtonLink, Chip, Field, ListFoot, ProblemNote, Shown, TextArea, useToast } from '../design';
import { useCommand } from '../data/use-command';
import { useList } from '../data/use-list';
import { useTimes } from '../i18n/times';
import { commentsQuery, deleteCommentMutation, postCommentMutation, type Comment } from './engagement-query';
import { ReportDialog } from './report-dialog';

const LIMIT = 500;

/** What colleagues say about a work; each word was looked at before it stood here. */
export function Comments({ workId }: { readonly workId: string }) {
  const { t } = useTranslation('engagement');
  const list = useList(commentsQuery, { workId }, ({ comments }) => comments);
  const [reported, setReported] = useState<Comment | null>(null);
  return (
    <section className="stack" aria-labelledby="comments-title">
      <h2 id="comments-title">{t('comments.title')}</h2>
      <CommentForm workId={workId} onPosted={list.again} />
      <Shown page={list}>
        {() => (
          <>
            {list.rows.length === 0 ? <p className="quiet">{t('comments.none')}</p> : <ul className="comments">{list.rows.map((comment) => <li key={comment.id}><CommentCard comment={comment} onDeleted={list.again} onReport={() => setReported(comment)} /></li>)}</ul>}
            <ListFoot list={list} />
          </>
        )}
      </Shown>
      {reported ? <ReportDialog comment={reported} onClose={() => setReported(null)} /> : null}
    </section>
  );
}

function CommentForm({ workId, onPosted }: { readonly workId: string; readonly onPosted: () => void }) {
  const { t } = useTranslation('engagement');
  const { viewer } = useSession();
  const here = useRouterState({ select: (state) => state.location.href });
  const tell = useToast();
  const [text, setText] = useState('');
  const { run, problem, isRunning } = useCommand(postCommentMutation);
  if (viewer === undefined) return null;
  if (viewer === null) return <p className="row">{t('comments.signIn')} <ButtonLink size="small" to="/sign-in" search={{ next: here }}>{t('comments.signInAct')}</ButtonLink></p>;
  if (!viewer.permissions.includes('comment.post')) return null;
  const post = async () => {
    if (!(await run({ input: { workId, text } }))) return;
    setText('');
    tell(t('comments.posted'));
    onPosted();
  };
  return (
    <form className="stack" onSubmit={(event) => { event.preventDefault(); void post(); }}>
      <Field isRequired label={t('comments.write')} help={t('comments.help')} count={{ used: text.length, limit: LIMIT }}>
        {(links) => <TextArea {...links} rows={3} maxLength={LIMIT} value={text} onChange={(event) => setText(event.target.value)} />}
      </Field>
      <ProblemNote problem={problem} refusedTitle={t('comments.refused')} />
      <div><Button type="submit" kind="primary" isBusy={isRunning} disabled={text.trim() === ''}>{t('comments.post')}</Button></div>
    </form>
  );
}

function CommentCard({ comment, onDeleted, onReport }: { readonly comment: Comment; readonly onDeleted: () => void; readonly onReport: () => void }) {
  const { t } = useTranslation('engagement');
  const times = useTimes();
  const tell = useToast();
  const { run, problem, isRunning } = useCommand(deleteCommentMutation);
  const remove = async () => {
    if (!(await run({ commentId: comment.id }))) return;
    tell(t('comments.deleted'));
    onDeleted();
  };
  return (
    <article className="comment">
      <p className="small quiet"><strong>{comment.author}</strong>{comment.organizationName ? ` · ${comment.organizationName}` : ''} · {times.instant(comment.createdAt)} {comment.state === 'shown' ? null : <Chip tone={comment.state === 'returned' ? 'red' : 'amber'}>{t(`commentState.${comment.state as 'pending' | 'returned'}`)}</Chip>}</p>
      <p className="comment-text">{comment.text}</p>
      {comment.reason ? <p className="small">{t('comments.reason', { reason: comment.reason })}</p> : null}
      <div className="row">
        {comment.abilities.canDelete ? <Button kind="quiet" size="small" isBusy={isRunning} onClick={() => void remove()}>{t('comments.delete')}</Button> : null}
        {comment.abilities.canReport ? <Button kind="quiet" size="small" onClick={onReport}>{t('comments.report')}</Button> : null}
      </div>
      <ProblemNote problem={problem} />
    </article>
  );
}
