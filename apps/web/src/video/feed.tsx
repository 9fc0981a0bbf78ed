import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { chosenCaptions, keepCaptions, keptCaptions } from './captions-choice';
import type { FilmList } from './films';
import { Slide } from './slide';
import { useVisible } from './use-visible';
import './feed.css';

/** So many before the last more are asked for. */
const AHEAD = 3;
const WAYS: Readonly<Record<string, number>> = { ArrowDown: 1, PageDown: 1, j: 1, ArrowUp: -1, PageUp: -1, k: -1 };

/** One work a screen, to leaf through with a thumb. Only the one in sight plays; the one after it is fetched already. */
export function Feed({ list: { films: all, total, hasMore, isLoadingMore, more } }: { readonly list: FilmList }) {
  const { t, i18n } = useTranslation('video');
  // what a worker is still at is left out, unless there is nothing else yet
  const ready = all.filter(({ video }) => video.videoUrl);
  const films = ready.length > 0 || hasMore ? ready : all;
  const container = useRef<HTMLDivElement>(null);
  const visible = useVisible(container, films.length);
  const [hasSound, setSound] = useState(false);
  const [kept, setKept] = useState(keptCaptions);
  useEffect(() => {
    if (hasMore && !isLoadingMore && visible >= films.length - AHEAD) more();
  }, [visible, films.length, hasMore, isLoadingMore, more]);

  const go = (step: number): void => container.current?.querySelector(`[data-at="${visible + step}"]`)?.scrollIntoView({ behavior: matchMedia('(prefers-reduced-motion: reduce)').matches ? 'auto' : 'smooth' });
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = WAYS[event.key];
    if (!step || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    go(step);
  };
  const turnCaptions = (langs: readonly { readonly lang: string }[]): void => {
    const next = chosenCaptions(langs, kept, i18n.language) === null ? chosenCaptions(langs, null, i18n.language) : null;
    keepCaptions(next);
    setKept(next ?? 'off');
  };
  return (
    <div className="feed" role="feed" aria-busy={isLoadingMore} aria-label={t('feed.list')} ref={container} tabIndex={0} onKeyDown={onKeyDown}>
      {films.map((film, at) => (
        <Slide
          key={film.id} film={film} at={at} total={total} distance={at - visible}
          hasSound={hasSound} onSound={() => setSound(!hasSound)}
          captions={chosenCaptions(film.video.captions, kept, i18n.language)} onCaptions={() => turnCaptions(film.video.captions)}
        />
      ))}
      {!hasMore ? <p className="feed-end">{t('feed.end')}</p> : null}
    </div>
  );
}
