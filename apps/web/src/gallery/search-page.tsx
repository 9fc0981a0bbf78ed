import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { lazy, Suspense, useEffect, useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { usePageTitle } from '../app/page-title';
import { Button, ChoicePills, Chip, EmptyState, SearchInput, Shown } from '../design';
import { graphql, type ResultOf } from '../data/graphql';
import { usePage } from '../data/use-page';
import { FOUND_KINDS, FOUND_PLACES, type FoundSearch } from './addresses';
import '../public/public.css';
import './gallery.css';

const searchQuery = graphql(`
  query Search($query: String!, $kinds: [String!], $first: Int!) {
    search(query: $query, kinds: $kinds, first: $first) { kind id title titleParts { text isHit } subParts { text isHit } at }
  }
`);
type Hit = ResultOf<typeof searchQuery>['search'][number];

/** Comes after the page, which can be typed in meanwhile. */
const SuggestingInput = lazy(() => import('./suggestions'));
const api = getRouteApi('/search');
const TYPING = 250;

/** Looks while one types, a quarter of a second after the last letter; the address keeps what was looked for. */
export function SearchPage() {
  const { t } = useTranslation('gallery');
  usePageTitle(t('search.title'));
  const { q = '', kind } = api.useSearch();
  const navigate = useNavigate();
  const [words, setWords] = useState(q);
  const go = (next: FoundSearch) => void navigate({ to: '/search', search: next, replace: true, resetScroll: false });
  useEffect(() => {
    if (words.trim() === q) return;
    const wait = setTimeout(() => void navigate({ to: '/search', search: { q: words.trim() || undefined, kind }, replace: true, resetScroll: false }), TYPING);
    return () => clearTimeout(wait);
  }, [words, q, kind, navigate]);
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    go({ q: words.trim() || undefined, kind });
  };
  const page = usePage(searchQuery, { query: q, kinds: kind ? [kind] : null, first: 50 }, { isPaused: q === '' });
  return (
    <div className="stack-wide">
      <h1 className="title-face">{t('search.title')}</h1>
      <form role="search" onSubmit={onSubmit} className="card search-form">
        <Suspense fallback={<SearchInput label={t('search.label')} value={words} maxLength={100} enterKeyHint="search" onChange={(event) => setWords(event.target.value)} />}>
          <SuggestingInput value={words} onChange={setWords} />
        </Suspense>
        <Button type="submit" kind="primary">{t('search.go')}</Button>
      </form>
      <ChoicePills legend={t('search.kind')} value={kind ?? ''} choices={[{ value: '', label: t('works.all') }, ...FOUND_KINDS.map((value) => ({ value, label: t(`search.kinds.${value}`) }))]} onChange={(value) => go({ q: q || undefined, kind: (value || undefined) as FoundSearch['kind'] })} />
      {q === '' ? <div className="quiet"><p>{t('search.help')}</p><p>{t('search.empty')}</p></div> : (
        <Shown page={page}>{({ search }) => (
          <section className="stack" aria-live="polite">
            <p className="small quiet">{t('search.count', { count: search.length, query: q })}</p>
            {search.length === 0 ? <div className="card"><EmptyState title={t('search.none')}>{t('search.noneText')}</EmptyState></div> : <ol className="card hit-list">{search.map((hit) => <li key={`${hit.kind}${hit.id}`}><HitLine hit={hit} /></li>)}</ol>}
          </section>
        )}</Shown>
      )}
    </div>
  );
}

function HitLine({ hit }: { readonly hit: Hit }) {
  const { t } = useTranslation('gallery');
  const kind = FOUND_KINDS.find((known) => known === hit.kind) ?? 'news';
  return (
    <Link to={FOUND_PLACES[kind]} params={{ id: hit.id }} className="hit">
      <Chip>{t(`search.kinds.${kind}`)}</Chip>
      <span className="hit-text"><strong><Parts parts={hit.titleParts} /></strong><span className="small quiet"><Parts parts={hit.subParts} /></span></span>
    </Link>
  );
}

const Parts = ({ parts }: { readonly parts: Hit['titleParts'] }) => parts.map((part, at) => (part.isHit ? <mark key={at}>{part.text}</mark> : <span key={at}>{part.text}</span>));
