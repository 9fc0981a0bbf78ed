import { getRouteApi, Link } from '@tanstack/react-router';
import ArrowLeft from 'lucide-react/icons/arrow-left';
import Printer from 'lucide-react/icons/printer';
import { useTranslation } from 'react-i18next';
import { usePageTitle } from '../app/page-title';
import { Button, Chip, Shown } from '../design';
import { graphql, type ResultOf } from '../data/graphql';
import { usePage } from '../data/use-page';
import { useTimes } from '../i18n/times';
import { NewsCard } from './news-card';
import { newsFields } from './news-fields';
import { NewsText } from './news-text';
import '../public/public.css';
import './gallery.css';

const itemQuery = graphql(`
  query NewsItemPage($id: ID!) {
    newsItem(id: $id) { ...NewsFields html }
    newsItems(first: 5) { nodes { ...NewsFields } }
  }
`, [newsFields]);

const api = getRouteApi('/news/$id');

export function NewsPage() {
  const page = usePage(itemQuery, { id: api.useParams().id });
  return <Shown page={page}>{(content) => <TheNews content={content} />}</Shown>;
}

function TheNews({ content: { newsItem: item, newsItems } }: { readonly content: ResultOf<typeof itemQuery> }) {
  const { t } = useTranslation('gallery');
  const times = useTimes();
  usePageTitle(item.title);
  const others = newsItems.nodes.filter(({ id }) => id !== item.id).slice(0, 4);
  return (
    <div className="stack-wide">
      <div className="row-apart no-print">
        <Link to="/news" className="back"><ArrowLeft size={16} aria-hidden />{t('news.title')}</Link>
        <Button kind="quiet" size="small" icon={<Printer size={18} aria-hidden />} onClick={() => window.print()}>{t('work.print')}</Button>
      </div>
      <article className="stack news-page">
        <header className="stack">
          {item.kind === 'profile' ? <p><Chip tone="gold">{t('news.profile')}</Chip></p> : null}
          <h1 className="title-face">{item.title}</h1>
          <p className="row small quiet"><span>{item.source}</span><time dateTime={item.publishedAt}>{times.instant(item.publishedAt)}</time></p>
          <p className="news-lead">{item.summary}</p>
        </header>
        {item.cover?.imageUrl ? <img className="news-cover" src={item.cover.imageUrl} alt="" width={item.cover.width ?? undefined} height={item.cover.height ?? undefined} /> : null}
        <NewsText html={item.html ?? ''} />
      </article>
      {others.length > 0 ? <section className="stack no-print" aria-labelledby="more-news"><h2 id="more-news">{t('news.more')}</h2><ul className="news-list card">{others.map((other) => <li key={other.id}><NewsCard item={other} /></li>)}</ul></section> : null}
    </div>
  );
}
