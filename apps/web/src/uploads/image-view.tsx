import Maximize from 'lucide-react/icons/scan';
import ZoomIn from 'lucide-react/icons/zoom-in';
import ZoomOut from 'lucide-react/icons/zoom-out';
import { useRef, useState, type KeyboardEvent, type PointerEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../design';
import type { ShownMedia } from './media-fields';

const STEPS = [1, 1.5, 2, 3, 4] as const;

/** A picture in its place: larger by button, key or double click, moved by hand. Nothing opens above the page. */
export function ImageView({ media: { name, imageUrl, width, height } }: { readonly media: ShownMedia }) {
  const { t } = useTranslation('media');
  const [at, setAt] = useState(0);
  const frame = useRef<HTMLDivElement>(null);
  const held = useRef<{ x: number; y: number } | null>(null);
  const zoom = STEPS[at]!;

  const step = (by: number) => setAt((now) => Math.max(0, Math.min(STEPS.length - 1, now + by)));
  const onKey = (event: KeyboardEvent) => {
    if (event.key === '+' || event.key === '=') step(1);
    else if (event.key === '-') step(-1);
    else if (event.key === '0') setAt(0);
    else return;
    event.preventDefault();
    // the page around may have keys of its own: a judge's desk does
    event.stopPropagation();
  };
  const onMove = (event: PointerEvent) => {
    if (!held.current || !frame.current) return;
    frame.current.scrollBy(held.current.x - event.clientX, held.current.y - event.clientY);
    held.current = { x: event.clientX, y: event.clientY };
  };
  return (
    <figure className="media-figure">
      <div
        ref={frame} className="media-frame" data-zoomed={zoom > 1} tabIndex={0} role="group" aria-label={t('media.picture', { name })}
        onKeyDown={onKey} onDoubleClick={() => setAt(at === 0 ? 2 : 0)}
        onPointerDown={(event) => { if (zoom > 1 && event.pointerType === 'mouse') { held.current = { x: event.clientX, y: event.clientY }; event.preventDefault(); frame.current?.focus(); } }}
        onPointerMove={onMove} onPointerUp={() => { held.current = null; }} onPointerLeave={() => { held.current = null; }}
      >
        <img src={imageUrl ?? undefined} alt={name} width={width ?? undefined} height={height ?? undefined} loading="lazy" draggable={false} style={{ width: `${zoom * 100}%` }} />
      </div>
      <figcaption className="media-caption">
        <span className="small quiet file-name" title={name}>{name}</span>
        <span className="row">
          <Button size="small" kind="quiet" icon={<ZoomOut size={18} aria-hidden />} aria-label={t('media.smaller')} disabled={at === 0} onClick={() => step(-1)} />
          <span className="small media-zoom" aria-live="polite">{Math.round(zoom * 100)} %</span>
          <Button size="small" kind="quiet" icon={<ZoomIn size={18} aria-hidden />} aria-label={t('media.larger')} disabled={at === STEPS.length - 1} onClick={() => step(1)} />
          <Button size="small" kind="quiet" icon={<Maximize size={18} aria-hidden />} aria-label={t('media.fit')} disabled={at === 0} onClick={() => setAt(0)} />
        </span>
      </figcaption>
    </figure>
  );
}
