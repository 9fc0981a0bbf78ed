import CircleAlert from 'lucide-react/icons/circle-alert';
import CircleCheck from 'lucide-react/icons/circle-check';
import FileText from 'lucide-react/icons/file-text';
import FilmIcon from 'lucide-react/icons/film';
import ImageIcon from 'lucide-react/icons/image';
import Trash from 'lucide-react/icons/trash-2';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../design';
import type { ShownMedia } from './media-fields';
import { clockText, sizeText } from './sizes';

export const KIND_ICONS: Readonly<Record<string, typeof FileText>> = { video: FilmIcon, image: ImageIcon, document: FileText };

interface MediaLineProps {
  readonly media: ShownMedia;
  /** Missing where nothing is to be taken away. */
  readonly onRemove?: (() => void) | undefined;
}

/** A file that is there: being worked on, ready with its picture, or refused in words. */
export function MediaLine({ media, onRemove }: MediaLineProps) {
  const { t } = useTranslation('media');
  const { name, kind, state, progress, size, durationSeconds, thumbnailUrl } = media;
  const [failed, setFailed] = useState<string | null>(null);
  const Icon = KIND_ICONS[kind] ?? FileText;
  const isBusy = state === 'received' || state === 'processing';
  return (
    <li className="file-card" data-state={state}>
      <div className="file-sign">{thumbnailUrl && failed !== thumbnailUrl ? <img src={thumbnailUrl} alt="" loading="lazy" onError={() => setFailed(thumbnailUrl)} /> : <Icon size={24} strokeWidth={1.5} aria-hidden />}</div>
      <div className="file-body">
        <p className="file-name" title={name}>{name}</p>
        {isBusy ? (
          <div className="progress-track" role="progressbar" aria-label={t('media.processingOf', { name })} aria-valuenow={progress} aria-valuemin={0} aria-valuemax={100}>
            <div className="progress-bar" style={{ width: `${Math.max(progress, 2)}%` }} />
          </div>
        ) : null}
        <p className="file-state" role={state === 'refused' ? 'alert' : 'status'}>
          {state === 'ready' ? <CircleCheck size={16} aria-hidden /> : state === 'refused' ? <CircleAlert size={16} aria-hidden /> : null}
          {state === 'refused' ? media.refusal?.message ?? t('upload.refused') : state === 'ready' ? t('media.ready') : t(kind === 'video' ? 'media.transcoding' : 'media.processing', { percent: progress })}
        </p>
        {state === 'refused' ? null : <p className="file-figures"><span>{sizeText(size)}</span>{durationSeconds === null ? null : <span>{clockText(durationSeconds)}</span>}</p>}
      </div>
      {onRemove ? <div className="file-acts file-acts-one"><Button size="small" kind="quiet" icon={<Trash size={16} aria-hidden />} aria-label={t('act.removeOf', { name })} onClick={onRemove}>{t('act.remove')}</Button></div> : null}
    </li>
  );
}
