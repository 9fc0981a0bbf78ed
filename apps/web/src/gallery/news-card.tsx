import { Link } from '@tanstack/react-router';
import Newspaper from 'lucide-react/icons/newspaper';
import UserRound from 'lucide-react/icons/user-round';
import { useTranslation } from 'react-i18next';
import { Chip } from '../design';
import { useTimes } from '../i18n/times';
import type { ShownNews } from './news-fields';
import './gallery.css';

export function NewsCard({ item }: { readonly item: ShownNews }) {
  const { t } = useTranslation('gallery');
  const times = useTimes();
  return (
    <Link to="/news/$id" params={{ id: item.id }} className="news-card">
      <span className="news-picture" data-kind={item.kind}>
        {item.cover?.thumbnailUrl ? <img src={item.cover.thumbnailUrl} alt="" loading="lazy" decoding="async" /> : item.kind === 'profile' ? <UserRound size={32} strokeWidth={1.25} aria-hidden /> : <Newspaper size={32} strokeWidth={1.25} aria-hidden />}
      </span>
      <span className="news-card-text">
        <strong className="news-card-title">{item.title}</strong>
        <span className="news-card-words">{item.summary}</span>
        <span className="row small quiet">{item.kind === 'profile' ? <Chip tone="gold">{t('news.profile')}</Chip> : null}<span>{item.source}</span><time dateTime={item.publishedAt}>{times.day(item.publishedAt)}</time></span>
      </span>
    </Link>
  );
}
