import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { usePageTitle } from '../app/page-title';
import { ButtonLink, ChoicePills, EmptyState, ProblemNote, Skeleton } from '../design';
import { Feed } from './feed';
import { FilmGrid } from './film-grid';
import { PROGRAMMES, useFilms, type FilmProgramme } from './films';
import { usePhone } from './use-phone';

const discoverApi = getRouteApi('/discover');

/** Works with a video: one a screen on a phone, side by side on a wide screen. */
export function Discover() {
  const { t } = useTranslation('video');
  usePageTitle(t('feed.title'));
  const isPhone = usePhone();
  const { programme = 'showcase' } = discoverApi.useSearch();
  const list = useFilms(programme);
  const isFeed = isPhone && list.films.length > 0;
  return (
    <div className={isFeed ? 'discover-feed' : 'stack-wide'}>
      <header className={isFeed ? 'feed-head' : 'row-apart'}>
        <div><h1 className={isFeed ? 'visually-hidden' : 'title-face'}>{t('feed.title')}</h1>{isFeed ? null : <p className="quiet">{t('feed.line')}</p>}</div>
        <ProgrammeChoice programme={programme} />
      </header>
      {list.problem ? <ProblemNote problem={list.problem} onAgain={list.again} />
        : list.content === null ? <GridLoading />
        : list.films.length === 0 ? <div className="card"><EmptyState title={t('feed.none')} act={<ButtonLink to="/works">{t('feed.allWorks')}</ButtonLink>}>{t('feed.noneText')}</EmptyState></div>
        : isPhone ? <Feed key={programme} list={list} /> : <FilmGrid list={list} />}
    </div>
  );
}

function ProgrammeChoice({ programme }: { readonly programme: FilmProgramme }) {
  const { t } = useTranslation('video');
  const navigate = useNavigate();
  const choices = PROGRAMMES.map((value) => ({ value, label: t(`feed.${value}`) }));
  return <ChoicePills legend={t('feed.category')} choices={choices} value={programme} onChange={(value) => void navigate({ to: '/discover', search: { programme: value as FilmProgramme }, replace: true })} />;
}

function GridLoading() {
  return <ul className="film-grid" aria-hidden>{Array.from({ length: 8 }, (_, at) => <li key={at}><Skeleton height="16rem" /></li>)}</ul>;
}
