import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Button, Note, ProblemNote } from '../design';
import { graphql } from '../data/graphql';
import { useCommand } from '../data/use-command';
import { usePage } from '../data/use-page';
import { useTimes } from '../i18n/times';

const noticesQuery = graphql(`query MyResultNotices { myResultNotices { id createdAt isRead text entryId entryTitle roundName } }`);
const readMutation = graphql(`mutation ReadResultNotice($id: ID!) { readResultNotice(id: $id) }`);

/** Word of a corrected result stays on top until its reader has put it away. */
export function ResultNotices() {
  const { t } = useTranslation('member');
  const times = useTimes();
  const page = usePage(noticesQuery, {});
  const read = useCommand(readMutation);
  const unread = page.content?.myResultNotices.filter(({ isRead }) => !isRead) ?? [];
  if (page.problem) return <ProblemNote problem={page.problem} onAgain={page.again} />;
  if (unread.length === 0) return null;
  const putAway = async (id: string) => { if (await read.run({ id })) page.again(); };
  return (
    <section className="stack" aria-label={t('notices.title')}>
      {unread.map(({ id, createdAt, text, entryId, entryTitle, roundName }) => (
        <Note key={id} title={t('notices.of', { title: entryTitle, round: roundName })}>
          <p>{text}</p>
          <p className="small quiet"><time dateTime={createdAt}>{times.instant(createdAt)}</time></p>
          <div className="row"><Link to="/me/entries/$id" params={{ id: entryId }}>{t('notices.entry')}</Link><Button size="small" isBusy={read.isRunning} aria-label={t('notices.readOf', { title: entryTitle })} onClick={() => void putAway(id)}>{t('notices.read')}</Button></div>
        </Note>
      ))}
      <ProblemNote problem={read.problem} />
    </section>
  );
}
