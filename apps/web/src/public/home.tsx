import { useTranslation } from 'react-i18next';
import { usePageTitle } from '../app/page-title';
import { ButtonLink, EmptyState, ProblemNote, Skeleton } from '../design';
import { graphql } from '../data/graphql';
import { usePage } from '../data/use-page';
import { starFields, type Star } from './star';
import { StarCard, WorkRow } from './star-card';
import { SeasonFigures } from './season-figures';
import { usePeriodText } from './use-period-text';
import { YearLine } from './year-line';
import './public.css';

const homeQuery = graphql(`
  query Home {
    stars(first: 10) { nodes { ...StarFields } }
    works: stars(programme: "five_small", first: 5) { nodes { ...StarFields } }
  }
`, [starFields]);

export function Home() {
  usePageTitle(null);
  const page = usePage(homeQuery, {});
  const stars = page.content?.stars.nodes ?? null;
  const works = page.content?.works.nodes ?? null;
  return (
    <div className="stack-wide home">
      {page.problem ? <ProblemNote problem={page.problem} onAgain={page.again} /> : null}
      <NewestStars stars={page.problem ? [] : stars} />
      <YearLine />
      <div className="home-two">
        <NewestWorks works={page.problem ? [] : works} />
        <SeasonFigures />
      </div>
    </div>
  );
}

function NewestStars({ stars }: { readonly stars: readonly Star[] | null }) {
  const { t } = useTranslation('public');
  const periodText = usePeriodText();
  const period = stars?.[0]?.periodCode;
  return (
    <section className="stack" aria-labelledby="newest-stars">
      <div className="row-apart">
        <div>
          <h1 id="newest-stars" className="title-face home-title">{period ? t('home.starsOf', { period: periodText(period) }) : t('home.stars')}</h1>
          <p className="quiet">{t('home.starsLine')}</p>
        </div>
        <ButtonLink to="/stars">{t('home.allStars')}</ButtonLink>
      </div>
      {stars === null ? <StarGridLoading /> : stars.length === 0 ? (
        <div className="card"><EmptyState title={t('home.noStars')}>{t('home.noStarsText')}</EmptyState></div>
      ) : (
        <ul className="star-grid">{stars.map((star) => <li key={star.id}><StarCard star={star} /></li>)}</ul>
      )}
    </section>
  );
}

export function StarGridLoading() {
  return <ul className="star-grid" aria-hidden>{Array.from({ length: 10 }, (_, index) => <li key={index}><Skeleton height="11rem" /></li>)}</ul>;
}

function NewestWorks({ works }: { readonly works: readonly Star[] | null }) {
  const { t } = useTranslation('public');
  return (
    <section className="stack" aria-labelledby="newest-works">
      <div className="row-apart"><h2 id="newest-works">{t('home.works')}</h2><ButtonLink size="small" kind="quiet" to="/works">{t('home.allWorks')}</ButtonLink></div>
      <div className="card work-list">
        {works === null ? <Skeleton height="12rem" /> : works.length === 0 ? <EmptyState title={t('home.noWorks')}>{t('home.noWorksText')}</EmptyState> : works.map((work) => <WorkRow key={work.id} work={work} />)}
      </div>
    </section>
  );
}
