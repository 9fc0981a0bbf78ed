import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { usePageTitle } from '../app/page-title';
import { Button, ButtonLink, EmptyState, ListFoot, ProblemNote } from '../design';
import { useWordFor } from '../i18n/use-words';
import { StarGridLoading } from './home';
import { CorrectionsOfList } from './list-correction';
import { CADENCES } from './wall-search';
import { StarCard } from './star-card';
import { usePeriodText } from './use-period-text';
import { useWall } from './use-wall';
import { useWallSearch, WallFilters } from './wall-filters';
import './public.css';

const starsApi = getRouteApi('/stars');

/** Stars by month, quarter or year, kind and district. */
export function StarWall() {
  const { t } = useTranslation('public');
  usePageTitle(t('wall.stars'));
  const wordFor = useWordFor();
  const periodText = usePeriodText();
  const search = starsApi.useSearch();
  const change = useWallSearch('/stars');
  const { list, categories } = useWall('star', search);
  const period = search.period ?? list.rows[0]?.periodCode;
  return (
    <div className="stack-wide">
      <header className="row-apart">
        <div>
          <h1 className="title-face">{t('wall.stars')}</h1>
          <p className="quiet">{period ? `${periodText(period)} · ${wordFor('cadence', search.cadence ?? 'month')}` : t('wall.starsLine')}</p>
        </div>
        <ButtonLink to="/honours">{t('honours.title')}</ButtonLink>
      </header>
      <WallFilters programme="star" search={search} cadences={CADENCES} categories={categories} onChange={change} />
      {period ? <CorrectionsOfList programme="star" period={period} /> : null}
      {list.problem ? <ProblemNote problem={list.problem} onAgain={list.again} /> : list.content === null ? <StarGridLoading /> : list.rows.length === 0 ? (
        <div className="card"><NothingYet isFiltered={Boolean(search.category ?? search.district ?? search.period)} kind={wordFor('cadence', search.cadence ?? 'month')} onClear={() => change({ cadence: search.cadence })} /></div>
      ) : (
        <ul className="star-grid">{list.rows.map((star) => <li key={star.id}><StarCard star={star} /></li>)}</ul>
      )}
      <ListFoot list={list} />
    </div>
  );
}

/** A quarter that is still judged is another thing than a choice that fits nobody. */
function NothingYet({ isFiltered, kind, onClear }: { readonly isFiltered: boolean; readonly kind: string; readonly onClear: () => void }) {
  const { t } = useTranslation('public');
  if (!isFiltered) return <EmptyState title={t('wall.notYet', { kind })} act={<ButtonLink to="/rounds">{t('year.all')}</ButtonLink>}>{t('wall.notYetText')}</EmptyState>;
  return <EmptyState title={t('wall.none')} act={<Button onClick={onClear}>{t('wall.clear')}</Button>}>{t('wall.noneText')}</EmptyState>;
}
