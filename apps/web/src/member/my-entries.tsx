import { Link } from '@tanstack/react-router';
import SquarePen from 'lucide-react/icons/square-pen';
import { useTranslation } from 'react-i18next';
import { usePageTitle } from '../app/page-title';
import { Gate } from '../app/gate';
import { ButtonLink, EmptyState, ListFoot, LoadingBlock, ProblemNote, StateChip } from '../design';
import { graphql, type ResultOf } from '../data/graphql';
import { useList } from '../data/use-list';
import { EntryTimeline } from '../entries';
import { useTimes } from '../i18n/times';
import { useWordFor } from '../i18n/use-words';
import { NoMember } from './no-member';
import { ResultNotices } from './result-notices';
import './member.css';

const myEntriesQuery = graphql(`
  query MyEntries($after: String) {
    myEntries(first: 20, after: $after) {
      totalCount pageInfo { hasNextPage endCursor }
      nodes { id code title origin state createdAt category { id name } round { id name phase reviewingAt programme { id name } } timeline { stage state at note } abilities { canEdit } }
    }
  }
`);

type MyEntry = ResultOf<typeof myEntriesQuery>['myEntries']['nodes'][number];

/** 我的: everything one has taken part in, newest first, each with where it stands. */
export function MyEntries() {
  const { t } = useTranslation('member');
  const { t: shell } = useTranslation('shell');
  usePageTitle(t('mine.title'));
  return (
    <div className="stack-wide">
      <header className="row-apart">
        <h1>{t('mine.title')}</h1>
        <div className="row"><ButtonLink to="/me/certificates">{t('mine.certificates')}</ButtonLink><ButtonLink to="/me/titles">{t('mine.titles')}</ButtonLink><ButtonLink to="/me/works">{t('mine.works')}</ButtonLink><ButtonLink kind="primary" to="/submit" icon={<SquarePen size={18} aria-hidden />}>{t('mine.submit')}</ButtonLink></div>
      </header>
      <Gate>{(viewer) => (viewer.member ? <><ResultNotices /><EntryCards /></> : <NoMember viewer={viewer} />)}</Gate>
      <p className="only-phone"><Link to="/feedback">{shell('foot.feedback')}</Link></p>
    </div>
  );
}

function EntryCards() {
  const { t } = useTranslation('member');
  const list = useList(myEntriesQuery, {}, (content) => content.myEntries);
  if (list.problem) return <ProblemNote problem={list.problem} onAgain={list.again} />;
  if (!list.content) return <LoadingBlock lines={6} />;
  if (list.rows.length === 0) {
    return <div className="card"><EmptyState title={t('mine.none')} act={<ButtonLink kind="primary" to="/submit">{t('mine.submit')}</ButtonLink>}>{t('mine.noneText')}</EmptyState></div>;
  }
  return (
    <>
      <ul className="entry-cards">{list.rows.map((entry) => <li key={entry.id}><EntryCard entry={entry} /></li>)}</ul>
      <ListFoot list={list} />
    </>
  );
}

function EntryCard({ entry }: { readonly entry: MyEntry }) {
  const { t } = useTranslation('member');
  const wordFor = useWordFor();
  const isDraft = entry.state === 'draft';
  const isWork = entry.origin === 'submission';
  // To its own author a work is known by its title, a nomination by what it is for.
  const heading = isWork ? entry.title : `${entry.category.name} · ${entry.round.name}`;
  return (
    <article className="card entry-card">
      <div className="row-apart">
        <h2>{isDraft ? heading : <Link to="/me/entries/$id" params={{ id: entry.id }}>{heading}</Link>}</h2>
        <StateChip family={stateOf(entry) === 'returned' ? 'recommendationState' : 'entryState'} value={stateOf(entry)} />
      </div>
      <p className="small quiet">{[entry.round.programme.name, entry.round.name, ...(isWork ? [entry.category.name] : []), wordFor('origin', entry.origin)].join(' · ')}{isDraft ? '' : ` · ${t('mine.code', { code: entry.code })}`}</p>
      {isDraft ? <DraftFoot entry={entry} /> : <><NowLine entry={entry} /><EntryTimeline steps={entry.timeline} isSlim /></>}
    </article>
  );
}

const stateOf = ({ state, timeline }: MyEntry): string => (timeline.some((step) => step.state === 'returned') ? 'returned' : state);

/** One sentence: what is happening with it now. */
function NowLine({ entry }: { readonly entry: MyEntry }) {
  const { t } = useTranslation('member');
  const wordFor = useWordFor();
  const step = entry.timeline.find(({ state }) => state === 'current' || state === 'returned' || state === 'declined') ?? entry.timeline.findLast(({ state }) => state === 'done');
  if (!step || entry.state === 'withdrawn') return null;
  const line = step.state === 'done' ? t('mine.nowDone', { stage: wordFor('timeline', step.stage) }) : t(`mine.now.${step.state as 'current' | 'returned' | 'declined'}`, { stage: wordFor('timeline', step.stage) });
  return <p>{line}{step.note ? <span className="quiet">　{step.note}</span> : null}</p>;
}

function DraftFoot({ entry }: { readonly entry: MyEntry }) {
  const { t } = useTranslation('member');
  const times = useTimes();
  const isOpen = entry.round.phase === 'collecting';
  return (
    <div className="row-apart">
      <p className="small quiet">{isOpen ? t('mine.draftUntil', { until: times.deadline(entry.round.reviewingAt), left: times.remaining(entry.round.reviewingAt) }) : t('mine.draftClosed')}</p>
      {isOpen ? <ButtonLink kind="primary" size="small" to="/submit/$roundId" params={{ roundId: entry.round.id }} search={{ entry: entry.id }}>{t('mine.goOn')}</ButtonLink> : null}
    </div>
  );
}
