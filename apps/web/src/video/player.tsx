import Play from 'lucide-react/icons/play';
import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Progress } from '../design';
import { attachSource } from './attach-source';
import { chosenCaptions, keepCaptions, keptCaptions, showCaptions, shownCaptions } from './captions-choice';
import { savesData } from './choose-source';
import { lengthText } from './length-text';
import { takeKey } from './video-keys';
import type { PlayedVideo } from './video-fields';
import './player.css';

/** What phones and the browser inside WeChat want to hear before they play a video in its place. */
export const IN_PLACE = { playsInline: true, 'webkit-playsinline': 'true', 'x5-playsinline': 'true', 'x5-video-player-type': 'h5' } as const;

interface PlayerProps {
  readonly video: PlayedVideo;
  /** What it is called where it is shown; its file's name otherwise. */
  readonly label?: string;
}

/** One video on a page: its poster first, and nothing of it fetched before somebody presses play. */
export function Player({ video, label = video.name }: PlayerProps) {
  const [isStarted, setStarted] = useState(false);
  const shape = { '--shape': `${video.width ?? 16} / ${video.height ?? 9}`, '--ratio': (video.width ?? 16) / (video.height ?? 9) } as React.CSSProperties;
  return (
    <div className="player" style={shape}>
      {!video.videoUrl ? <NotYet video={video} /> : isStarted ? <Playing video={video} label={label} /> : <Poster video={video} label={label} onStart={() => setStarted(true)} />}
    </div>
  );
}

function Poster({ video, label, onStart }: Required<PlayerProps> & { readonly onStart: () => void }) {
  const { t } = useTranslation('video');
  const picture = savesData() ? video.thumbnailUrl : video.posterUrl;
  const length = video.durationSeconds ? lengthText(video.durationSeconds) : null;
  return (
    <button type="button" className="player-poster" onClick={onStart} aria-label={[t('play', { title: label }), length].filter(Boolean).join(' ')}>
      {picture ? <img src={picture} alt="" decoding="async" /> : null}
      <span className="player-sign"><Play size={32} fill="currentColor" strokeWidth={0} aria-hidden /></span>
      {length ? <span className="player-length figures">{length}</span> : null}
    </button>
  );
}

function Playing({ video, label }: Required<PlayerProps>) {
  const { t, i18n } = useTranslation('video');
  const element = useRef<HTMLVideoElement>(null);
  const [isFailed, setFailed] = useState(false);
  const { videoUrl, hlsUrl, captions } = video;
  useEffect(() => {
    const at = element.current!;
    at.focus({ preventScroll: true });
    showCaptions(at, chosenCaptions(captions, keptCaptions(), i18n.language));
    const remember = (): void => keepCaptions(shownCaptions(at));
    at.textTracks.addEventListener('change', remember);
    const detach = attachSource(at, { videoUrl, hlsUrl });
    return () => {
      at.textTracks.removeEventListener('change', remember);
      detach();
    };
  }, [videoUrl, hlsUrl, captions, i18n.language]);
  const onKeyDown = (event: KeyboardEvent<HTMLVideoElement>): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (takeKey(event.currentTarget, event.key)) event.preventDefault();
  };
  return (
    <>
      <video ref={element} {...IN_PLACE} controls autoPlay preload="auto" poster={video.posterUrl ?? undefined} aria-label={label} title={t('keys')} onKeyDown={onKeyDown} onError={() => setFailed(true)} onPlaying={() => setFailed(false)}>
        {captions.map(({ lang, label: name, url }) => <track key={lang} kind="captions" srcLang={lang} label={name} src={url} />)}
      </video>
      {isFailed ? <p className="player-told" role="status">{t('failed')}</p> : null}
    </>
  );
}

/** Received, but a worker is still at it. */
function NotYet({ video }: { readonly video: PlayedVideo }) {
  const { t } = useTranslation('video');
  if (video.state === 'refused') return <p className="player-told">{t('refused')}</p>;
  return <div className="player-told"><Progress label={t('encoding')} done={video.progress} total={100} figures={`${video.progress}%`} /></div>;
}
