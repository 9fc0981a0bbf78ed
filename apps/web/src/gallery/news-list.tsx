import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { usePageTitle } from '../app/page-title';
import { ChoicePills, EmptyState, ListFoot, ProblemNote, Skeleton } from '../design';
import { graphql } from '../data/graphql';
import { useList } from '../data/use-list';
import type { NewsSearch } from './addresses';
import { NewsCard } from './news-card';
import { newsFields } from './news-fields';
import '../public/public.css';
import './gallery.css';

const newsQuery = graphql(`
  query News($kind: String, $year: Int, $after: String) {
    newsItems(kind: $kind, year: $year, first: 20, after: $after) { totalCount pageInfo { hasNextPage endCursor } nodes { ...NewsFields } }
  }
`, [newsFields]);

const api = getRouteApi('/news');

export function NewsList() {
  const { t } = useTranslation('gallery');
  usePageTitle(t('news.title'));
  const { kind } = api.useSearch();
  const navigate = useNavigate();
  const list = useList(newsQuery, { kind }, (content) => content.newsItems);
  return (
    <div className="stack-wide">
      <header><h1 className="title-face">{t('news.title')}</h1><p className="quiet">{t('news.line')}</p></header>
      <ChoicePills legend={t('news.kind')} value={kind ?? ''} choices={[{ value: '', label: t('works.all') }, { value: 'news', label: t('news.news') }, { value: 'profile', label: t('news.profiles') }]} onChange={(value) => void navigate({ to: '/news', search: { kind: (value || undefined) as NewsSearch['kind'] }, replace: true, resetScroll: false })} />
      {list.problem ? <ProblemNote problem={list.problem} onAgain={list.again} /> : list.content === null ? <NewsLoading /> : list.rows.length === 0 ? (
        <div className="card"><EmptyState title={t('news.none')}>{t('news.noneText')}</EmptyState></div>
      ) : (
        <ul className="news-list card">{list.rows.map((item) => <li key={item.id}><NewsCard item={item} /></li>)}</ul>
      )}
      <ListFoot list={list} />
    </div>
  );
}

function NewsLoading() {
  return <ul className="news-list card" aria-hidden>{Array.from({ length: 5 }, (_, at) => <li key={at}><Skeleton height="6rem" /></li>)}</ul>;
}
