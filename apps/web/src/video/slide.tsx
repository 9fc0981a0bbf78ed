import { Link } from '@tanstack/react-router';
import Captions from 'lucide-react/icons/captions';
import CaptionsOff from 'lucide-react/icons/captions-off';
import Play from 'lucide-react/icons/play';
import Volume2 from 'lucide-react/icons/volume-2';
import VolumeX from 'lucide-react/icons/volume-x';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Progress } from '../design';
import { attachSource } from './attach-source';
import { showCaptions } from './captions-choice';
import { mayPlayUnasked } from './choose-source';
import { FilmActs } from './film-acts';
import type { Film } from './films';
import { IN_PLACE } from './player';

interface SlideProps {
  readonly film: Film;
  readonly at: number;
  readonly total: number;
  /** From the one in sight; 0 is that one. */
  readonly distance: number;
  readonly hasSound: boolean;
  readonly onSound: () => void;
  readonly captions: string | null;
  readonly onCaptions: () => void;
}

/** One work: its video in the back, who made it below, what can be done at the thumb's side. */
export function Slide({ film, at, total, distance, hasSound, onSound, captions, onCaptions }: SlideProps) {
  const { t } = useTranslation('video');
  const { video } = film;
  const isFailing = !video.videoUrl;
  return (
    <article className="slide" data-at={at} aria-posinset={at + 1} aria-setsize={total} aria-labelledby={`film-${film.id}`}>
      {video.posterUrl ? <img className="slide-ground" src={video.thumbnailUrl ?? video.posterUrl} alt="" loading={distance > 1 ? 'lazy' : 'eager'} decoding="async" /> : null}
      {isFailing ? <div className="slide-wait"><Progress label={t('encoding')} done={video.progress} total={100} figures={`${video.progress}%`} /></div> : null}
      {!isFailing && distance >= -1 && distance <= 1
        ? <Moving film={film} isSeen={distance === 0} hasSound={hasSound} captions={captions} />
        : video.posterUrl ? <img className="slide-picture" src={video.posterUrl} alt="" loading="lazy" decoding="async" /> : null}
      <div className="slide-text">
        <p className="slide-kind">{film.categoryName}<span className="visually-hidden">{t('feed.of', { at: at + 1, total })}</span></p>
        <h2 id={`film-${film.id}`}><Link to="/works/$id" params={{ id: film.id }}>{film.title}</Link></h2>
        <p>{film.authors}</p>
        <p className="slide-unit">{film.organizationName}</p>
      </div>
      <div className="slide-acts">
        {Math.abs(distance) <= 1 ? <FilmActs film={film} /> : null}
        {video.captions.length > 0 ? <button type="button" onClick={onCaptions} aria-pressed={captions !== null}>{captions !== null ? <Captions size={26} aria-hidden /> : <CaptionsOff size={26} aria-hidden />}<span>{t('feed.captions')}</span></button> : null}
        {video.hasAudio === false
          ? <button type="button" disabled><VolumeX size={26} aria-hidden /><span>{t('feed.noSound')}</span></button>
          : <button type="button" onClick={onSound}>{hasSound ? <Volume2 size={26} aria-hidden /> : <VolumeX size={26} aria-hidden />}<span>{hasSound ? t('feed.mute') : t('feed.sound')}</span></button>}
      </div>
    </article>
  );
}

interface MovingProps {
  readonly film: Film;
  readonly isSeen: boolean;
  readonly hasSound: boolean;
  readonly captions: string | null;
}

/** The film itself, and the whole of it to tap on. */
function Moving({ film: { title, video }, isSeen, hasSound, captions }: MovingProps) {
  const { t } = useTranslation('video');
  const element = useRef<HTMLVideoElement>(null);
  const bar = useRef<HTMLSpanElement>(null);
  const [isPlaying, setPlaying] = useState(false);
  const isWanted = useRef(false);
  const { videoUrl, hlsUrl } = video;
  useEffect(() => attachSource(element.current!, { videoUrl, hlsUrl }), [videoUrl, hlsUrl]);
  useEffect(() => { element.current!.muted = !hasSound; }, [hasSound]);
  useEffect(() => showCaptions(element.current!, captions), [captions]);
  useEffect(() => {
    const at = element.current!;
    isWanted.current = isSeen && mayPlayUnasked();
    if (isWanted.current) void at.play().catch(() => undefined);
    else {
      at.pause();
      if (at.readyState > 0) at.currentTime = 0;
    }
    // what is not looked at is not played either
    const onHidden = (): void => { if (document.hidden) at.pause(); };
    document.addEventListener('visibilitychange', onHidden);
    return () => document.removeEventListener('visibilitychange', onHidden);
  }, [isSeen]);
  const turn = (): void => {
    const at = element.current!;
    isWanted.current = at.paused;
    if (at.paused) void at.play().catch(() => undefined);
    else at.pause();
  };
  const onReady = (): void => {
    if (isWanted.current && element.current!.paused) void element.current!.play().catch(() => undefined);
  };
  const onTime = (): void => {
    const at = element.current!;
    if (bar.current && at.duration > 0) bar.current.style.transform = `scaleX(${at.currentTime / at.duration})`;
  };
  return (
    <>
      <video
        ref={element} {...IN_PLACE} className="slide-picture" loop muted preload={mayPlayUnasked() ? 'auto' : 'none'} poster={video.posterUrl ?? undefined} tabIndex={-1} aria-hidden
        onPlay={() => setPlaying(true)} onPause={() => setPlaying(false)} onCanPlay={onReady} onTimeUpdate={onTime}
      >
        {video.captions.map(({ lang, label, url }) => <track key={lang} kind="captions" srcLang={lang} label={label} src={url} />)}
      </video>
      <button type="button" className="slide-touch" onClick={turn} aria-label={isPlaying ? t('feed.pause') : t('play', { title })} tabIndex={isSeen ? 0 : -1}>
        {isSeen && !isPlaying ? <span className="player-sign"><Play size={32} fill="currentColor" strokeWidth={0} aria-hidden /></span> : null}
      </button>
      <span className="slide-bar" aria-hidden><span ref={bar} /></span>
    </>
  );
}
