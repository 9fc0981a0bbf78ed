import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Gate } from '../../app/gate';
import { usePageTitle } from '../../app/page-title';
import { ButtonLink, Chip, ChoicePills, EmptyState, ListFoot, LoadingBlock, ProblemNote } from '../../design';
import { graphql } from '../../data/graphql';
import { useList } from '../../data/use-list';
import { useTimes } from '../../i18n/times';
import { listed } from '../../i18n/listed';
import { NEWS_STATES, type DeskSearch } from './desk-addresses';
import './news.css';

const deskQuery = graphql(`
  query NewsDesk($state: String, $after: String) {
    newsDesk(state: $state, first: 30, after: $after) {
      totalCount pageInfo { hasNextPage endCursor }
      nodes { id kind title organizationName state writers publishAt publishedAt changedAt abilities { canReview } }
    }
  }
`);

const api = getRouteApi('/office/news');
export const NEWS_ROLES = ['unit_cadre', 'district_organiser', 'city_organiser', 'auditor'] as const;

export function NewsDesk() {
  return <Gate roles={NEWS_ROLES}>{(viewer) => <Desk canWrite={viewer.permissions.includes('news.write')} />}</Gate>;
}

function Desk({ canWrite }: { readonly canWrite: boolean }) {
  const { t } = useTranslation('news');
  usePageTitle(t('desk.title'));
  const times = useTimes();
  const { state } = api.useSearch();
  const navigate = useNavigate();
  const list = useList(deskQuery, { state }, (content) => content.newsDesk);
  return (
    <div className="stack-wide">
      <header className="row-apart"><div><h1>{t('desk.title')}</h1><p className="quiet">{t('desk.line')}</p></div>{canWrite ? <ButtonLink kind="primary" to="/office/news/$id" params={{ id: 'new' }}>{t('desk.new')}</ButtonLink> : null}</header>
      <ChoicePills legend={t('desk.state')} value={state ?? ''} choices={[{ value: '', label: t('desk.all') }, ...NEWS_STATES.map((value) => ({ value, label: t(`state.${value}`) }))]} onChange={(value) => void navigate({ to: '/office/news', search: { state: (value || undefined) as DeskSearch['state'] }, replace: true })} />
      {list.problem ? <ProblemNote problem={list.problem} onAgain={list.again} /> : list.content === null ? <LoadingBlock /> : list.rows.length === 0 ? <div className="card"><EmptyState title={t('desk.none')}>{t('desk.noneText')}</EmptyState></div> : (
        <ul className="card desk-list">
          {list.rows.map((row) => (
            <li key={row.id}>
              <Link to="/office/news/$id" params={{ id: row.id }} className="desk-row">
                <span className="desk-row-text"><strong>{row.title || t('desk.untitled')}</strong><span className="small quiet">{row.organizationName} · {listed(row.writers)} · {times.instant(row.changedAt)}</span></span>
                {row.kind === 'profile' ? <Chip>{t('kind.profile')}</Chip> : null}
                <Chip tone={row.state === 'published' ? 'green' : row.state === 'in_review' ? 'amber' : row.state === 'scheduled' ? 'blue' : undefined}>{t(`state.${NEWS_STATES.find((known) => known === row.state) ?? 'draft'}`)}{row.state === 'scheduled' && row.publishAt ? ` ${times.instant(row.publishAt)}` : ''}</Chip>
              </Link>
            </li>
          ))}
        </ul>
      )}
      <ListFoot list={list} />
    </div>
  );
}
