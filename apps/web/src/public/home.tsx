import { useTranslation } from 'react-i18next';
import { usePageTitle } from '../app/page-title';
import { ButtonLink, EmptyState, ProblemNote, Skeleton } from '../design';
import { graphql } from '../data/graphql';
import { usePage } from '../data/use-page';
import { GalleryLoading } from '../gallery/gallery-loading';
import { NewsCard } from '../gallery/news-card';
import { newsFields, type ShownNews } from '../gallery/news-fields';
import { WorkCard } from '../gallery/work-card';
import { workFields, type ShownWork } from '../gallery/work-fields';
import { starFields, type Star } from './star';
import { StarCard } from './star-card';
import { NoticeStrip } from './notice-strip';
import { SeasonFigures } from './season-figures';
import { usePeriodText } from './use-period-text';
import { YearLine } from './year-line';
import './public.css';

const homeQuery = graphql(`
  query Home {
    stars(first: 10) { nodes { ...StarFields } }
    works(programme: "five_small", first: 4) { nodes { ...WorkFields } }
    videos: works(programme: "showcase", first: 4) { nodes { ...WorkFields } }
    newsItems(first: 4) { nodes { ...NewsFields } }
  }
`, [starFields, workFields, newsFields]);

export function Home() {
  usePageTitle(null);
  const page = usePage(homeQuery, {});
  const stars = page.content?.stars.nodes ?? null;
  return (
    <div className="stack-wide home">
      {page.problem ? <ProblemNote problem={page.problem} onAgain={page.again} /> : null}
      <NoticeStrip />
      <NewestStars stars={page.problem ? [] : stars} />
      <YearLine />
      <Shelf id="newest-works" programme="five_small" to="/works" works={page.problem ? [] : page.content?.works.nodes ?? null} />
      <Shelf id="newest-videos" programme="showcase" to="/showcase" works={page.problem ? [] : page.content?.videos.nodes ?? null} />
      <div className="home-two">
        <NewestNews items={page.problem ? [] : page.content?.newsItems.nodes ?? null} />
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

interface ShelfProps {
  readonly id: string;
  readonly programme: 'five_small' | 'showcase';
  readonly to: '/works' | '/showcase';
  readonly works: readonly ShownWork[] | null;
}

/** The newest works of a programme; a programme without any is not shown. */
function Shelf({ id, programme, to, works }: ShelfProps) {
  const { t } = useTranslation('gallery');
  if (works?.length === 0 && programme === 'showcase') return null;
  return (
    <section className="stack" aria-labelledby={id}>
      <div className="row-apart"><h2 id={id}>{t(`${programme}.title`)}</h2><ButtonLink size="small" kind="quiet" to={to}>{t(`${programme}.all`)}</ButtonLink></div>
      {works === null ? <GalleryLoading count={4} /> : works.length === 0 ? <div className="card"><EmptyState title={t(`${programme}.empty`)}>{t(`${programme}.emptyText`)}</EmptyState></div> : (
        <ul className="work-grid" data-programme={programme}>{works.map((work) => <li key={work.id}><WorkCard work={work} /></li>)}</ul>
      )}
    </section>
  );
}

function NewestNews({ items }: { readonly items: readonly ShownNews[] | null }) {
  const { t } = useTranslation('gallery');
  return (
    <section className="stack" aria-labelledby="newest-news">
      <div className="row-apart"><h2 id="newest-news">{t('news.title')}</h2><ButtonLink size="small" kind="quiet" to="/news">{t('news.all')}</ButtonLink></div>
      {items === null ? <Skeleton height="12rem" /> : items.length === 0 ? <div className="card"><EmptyState title={t('news.none')}>{t('news.noneText')}</EmptyState></div> : <ul className="news-list card">{items.map((item) => <li key={item.id}><NewsCard item={item} /></li>)}</ul>}
    </section>
  );
}
