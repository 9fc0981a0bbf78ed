import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../data/use-command';
import { Button, Chip, EmptyState, ProblemNote, useToast } from '../../design';
import { useTimes } from '../../i18n/times';
import { useWordFor } from '../../i18n/use-words';
import { appointMutation, closePostingMutation, type Desk, type DeskPosting } from './desk-query';
import { ReasonDialog } from './reason-dialog';

const TONES = { posted: 'blue', filled: 'green', closed: 'grey' } as const;

export function PostingList({ desk }: { readonly desk: Desk }) {
  const { t } = useTranslation('titles');
  if (desk.postings.length === 0) return <div className="card"><EmptyState title={t('desk.noPostings')} /></div>;
  return <ul className="title-rows">{desk.postings.map((posting) => <li key={posting.id}><PostingRow desk={desk} posting={posting} /></li>)}</ul>;
}

function PostingRow({ desk, posting }: { readonly desk: Desk; readonly posting: DeskPosting }) {
  const { t } = useTranslation('titles');
  const times = useTimes();
  const wordFor = useWordFor();
  const tell = useToast();
  const [isClosing, setClosing] = useState(false);
  const appointing = useCommand(appointMutation);
  const closing = useCommand(closePostingMutation);
  const isOver = posting.phase === 'published' || posting.phase === 'cancelled';
  const appoint = async (entryId: string) => { if (await appointing.run({ postingId: posting.id, entryId })) tell(t('desk.appointed')); };
  const close = async (reason: string) => { if (await closing.run({ postingId: posting.id, reason })) { tell(t('desk.closed')); setClosing(false); } };
  return (
    <article className="card stack" aria-label={posting.number}>
      <header className="row-apart">
        <h4>{t('posting.head', { title: desk.title.name, level: posting.levelName, count: posting.places })}</h4>
        <Chip tone={TONES[posting.state as keyof typeof TONES] ?? 'grey'}>{t(`desk.postState.${posting.state as 'posted'}`)}</Chip>
      </header>
      <p className="small quiet">{t('posting.number', { number: posting.number })} · {t('posting.span', { from: times.day(posting.fromOn), to: times.day(posting.toOn) })} · {t('desk.nominations', { count: posting.nominations })} · {t('posting.phase', { phase: wordFor('phase', posting.phase) })}</p>
      {posting.state === 'posted' && posting.winners.length > 0 ? (
        <ul className="title-rows">
          {posting.winners.map(({ entryId, name, unitName, rank }) => (
            <li key={entryId} className="row-apart">
              <span>{t('desk.winner', { rank, name, unit: unitName })}</span>
              {desk.abilities.canGrant ? <Button kind="primary" size="small" isBusy={appointing.isRunning} aria-label={t('desk.appointOf', { name })} onClick={() => void appoint(entryId)}>{t('desk.appoint')}</Button> : null}
            </li>
          ))}
        </ul>
      ) : null}
      <ProblemNote problem={appointing.problem} />
      <div className="row">
        <Link to="/office/rounds/$id" params={{ id: posting.roundId }}>{t('desk.round')}</Link>
        {desk.abilities.canPost && posting.state === 'posted' && isOver ? <Button size="small" onClick={() => setClosing(true)}>{t('desk.close')}</Button> : null}
      </div>
      {isClosing ? <ReasonDialog title={t('close.title', { number: posting.number })} label={t('close.reason')} word={t('close.do')} command={closing} onSend={close} onClose={() => setClosing(false)} /> : null}
    </article>
  );
}
