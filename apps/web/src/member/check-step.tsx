import { useEffect, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Viewer } from '../app/session';
import { Button, LoadingBlock, Note, ProblemNote } from '../design';
import type { Problem } from '../data/problem';
import { NoteToReviewer } from '../entries';
import { AnswerList, contentOf, type Declaration, type FormField } from '../forms';
import { listed } from '../i18n/listed';
import { Findings } from './findings';
import type { Purpose } from './use-hand-in';
import type { Keeping } from './use-kept-draft';

interface CheckStepProps {
  readonly viewer: Viewer;
  readonly draft: Keeping;
  readonly fields: readonly FormField[];
  readonly category: { readonly name: string };
  readonly isWork: boolean;
  readonly purpose: Purpose;
  readonly declarations: readonly Declaration[];
  readonly note: string;
  readonly onNote: (note: string) => void;
  readonly problem: Problem | null;
  readonly isSending: boolean;
  readonly onSend: () => void;
  readonly onBack: () => void;
  readonly sign: ReactNode;
  /** Whether others' works are searched for the same. */
  readonly isLookedUp: boolean;
}

/** Everything once more, and what stands against it, before it is handed in. */
export function CheckStep({ viewer, draft, fields, category, isWork, purpose, declarations, note, onNote, problem, isSending, onSend, onBack, sign, isLookedUp }: CheckStepProps) {
  const { t } = useTranslation('member');
  return (
    <section className="stack">
      <h2>{t('handIn.check')}</h2>
      {isLookedUp ? <LookedUp draft={draft} /> : null}
      <div className="card stack">
        <p className="row"><strong>{isWork ? draft.title : viewer.member?.name ?? viewer.name}</strong><span className="quiet">{category.name}</span></p>
        {isWork && draft.authors.length > 1 ? <p>{t('authors.line', { names: listed(draft.authors.map(({ name, share }) => `${name} ${share}%`)) })}</p> : null}
        <AnswerList fields={fields} content={contentOf(fields, draft.answers)} />
        {declarations.length > 0 ? <p className="small quiet">{t('declare.done', { titles: declarations.map(({ title }) => `《${title}》`).join('') })}</p> : null}
      </div>
      {purpose === 'resubmit' ? <NoteToReviewer value={note} onChange={onNote} problem={problem} /> : null}
      <ProblemNote problem={problem} />
      <div className="main-act"><Button onClick={onBack}>{t('handIn.change')}</Button><Button kind="primary" isBusy={isSending} onClick={onSend}>{t(`handIn.send.${purpose}`)}</Button>{sign}</div>
    </section>
  );
}

/** The search needs the draft on the server: it is sent first. */
function LookedUp({ draft }: { readonly draft: Keeping }) {
  const { t } = useTranslation('member');
  const [entryId, setEntryId] = useState<string | null | undefined>(undefined);
  const { send } = draft;
  useEffect(() => {
    let isLeft = false;
    void send().then((id) => { if (!isLeft) setEntryId(id); });
    return () => { isLeft = true; };
  }, [send]);
  if (entryId === undefined) return <LoadingBlock lines={2} />;
  return entryId ? <Findings entryId={entryId} /> : <Note>{t('checks.later')}</Note>;
}
