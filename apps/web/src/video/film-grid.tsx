import { Link } from '@tanstack/react-router';
import Play from 'lucide-react/icons/play';
import { useTranslation } from 'react-i18next';
import { Chip, ListFoot } from '../design';
import type { Film, FilmList } from './films';
import { lengthText } from './length-text';
import './feed.css';

/** On wide screens: all of them side by side, each leading to its work. */
export function FilmGrid({ list }: { readonly list: FilmList }) {
  return (
    <>
      <ul className="film-grid">{list.films.map((film) => <li key={film.id}><FilmCard film={film} /></li>)}</ul>
      <ListFoot list={list} />
    </>
  );
}

function FilmCard({ film: { id, title, categoryName, authors, organizationName, video } }: { readonly film: Film }) {
  const { t } = useTranslation('video');
  return (
    <Link to="/works/$id" params={{ id }} className="film-card">
      <span className="film-frame">
        {video.posterUrl ? <img src={video.posterUrl} alt="" loading="lazy" decoding="async" /> : null}
        {video.videoUrl ? <span className="film-play"><Play size={22} fill="currentColor" strokeWidth={0} aria-hidden /></span> : <span className="film-length figures">{t('encoding')} {video.progress}%</span>}
        {video.videoUrl && video.durationSeconds ? <span className="film-length figures">{lengthText(video.durationSeconds)}</span> : null}
      </span>
      <span className="film-text">
        <strong>{title}</strong>
        <span className="small quiet">{authors} · {organizationName}</span>
        <span><Chip tone="grey">{categoryName}</Chip></span>
      </span>
    </Link>
  );
}
