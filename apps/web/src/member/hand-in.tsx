import { getRouteApi, Link } from '@tanstack/react-router';
import ArrowLeft from 'lucide-react/icons/arrow-left';
import { useTranslation } from 'react-i18next';
import { usePageTitle } from '../app/page-title';
import { Gate } from '../app/gate';
import type { Viewer } from '../app/session';
import { ButtonLink, EmptyState, LoadingBlock, ProblemNote } from '../design';
import { graphql, type ResultOf } from '../data/graphql';
import { usePage } from '../data/use-page';
import { readIntake } from '../forms';
import { HandInSteps } from './hand-in-steps';
import { NoMember } from './no-member';
import './member.css';

const roundQuery = graphql(`
  query HandInRound($id: ID!) {
    round(id: $id) { id name phase collectingAt reviewingAt programme { id name categories { id code name } } rules { id content } }
  }
`);

const begunQuery = graphql(`
  query BegunEntry($id: ID!) {
    entry(id: $id) { id title state origin content category { id } authors { share member { id name memberNo } } recommendations { id state origin abilities { canResubmit } } abilities { canEdit } }
  }
`);

export type HandInRound = ResultOf<typeof roundQuery>['round'];
export type BegunEntry = ResultOf<typeof begunQuery>['entry'];

const api = getRouteApi('/submit/$roundId');

export function HandIn() {
  return <Gate>{(viewer) => (viewer.member ? <HandInPage viewer={viewer} /> : <NoMember viewer={viewer} />)}</Gate>;
}

function HandInPage({ viewer }: { readonly viewer: Viewer }) {
  const { t } = useTranslation('member');
  usePageTitle(t('open.title'));
  const { roundId } = api.useParams();
  const { entry: entryId, category } = api.useSearch();
  const round = usePage(roundQuery, { id: roundId });
  const begun = usePage(begunQuery, { id: entryId ?? '' }, { isPaused: !entryId, policy: 'network-only' });
  const problem = round.problem ?? begun.problem;
  if (problem) return <ProblemNote problem={problem} onAgain={round.problem ? round.again : begun.again} />;
  if (!round.content || (entryId && !begun.content)) return <LoadingBlock lines={6} />;
  const entry = begun.content?.entry ?? null;
  const origin = readIntake(round.content.round.rules?.content).origins.find((one) => one === 'self_nomination' || one === 'submission');
  return (
    <div className="stack-wide hand-in">
      <div>
        <Link to={entry && entry.state !== 'draft' ? '/me/entries/$id' : '/submit'} params={{ id: entryId ?? '' }} className="back"><ArrowLeft size={16} aria-hidden />{t('open.title')}</Link>
        <h1>{round.content.round.programme.name} · {round.content.round.name}</h1>
      </div>
      {origin || entry ? <HandInSteps key={entryId} viewer={viewer} round={round.content.round} entry={entry} origin={entry?.origin === 'submission' || (!entry && origin === 'submission') ? 'submission' : 'self_nomination'} begunCategory={entry?.category.id ?? category ?? null} /> : (
        <div className="card"><EmptyState title={t('handIn.notOffered')} act={<ButtonLink to="/submit">{t('open.title')}</ButtonLink>}>{t('open.byUnit')}</EmptyState></div>
      )}
    </div>
  );
}
