import CirclePause from 'lucide-react/icons/circle-pause';
import CircleAlert from 'lucide-react/icons/circle-alert';
import FileUp from 'lucide-react/icons/file-up';
import Pause from 'lucide-react/icons/pause';
import Play from 'lucide-react/icons/play';
import Trash from 'lucide-react/icons/trash-2';
import WifiOff from 'lucide-react/icons/wifi-off';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../design';
import type { Upload } from './upload';
import type { UploadDesk } from './upload-desk';
import { percentOf, sizeText } from './sizes';
import { useProblemText } from './use-problem-text';

type Look = 'sending' | 'waiting' | 'paused' | 'cut' | 'registering' | 'refused' | 'kept';

/** Cut stays cut for the eye until something goes out again. */
function lookOf({ state, wasCut }: Upload): Look {
  if ((state === 'sending' || state === 'waiting') && wasCut) return 'cut';
  return state === 'arrived' ? 'registering' : state;
}

const ICONS: Readonly<Record<Look, typeof FileUp>> = { sending: FileUp, waiting: FileUp, paused: CirclePause, cut: WifiOff, registering: FileUp, refused: CircleAlert, kept: CirclePause };

interface UploadLineProps {
  readonly upload: Upload;
  readonly desk: UploadDesk;
  /** As the file chooser takes it, to choose again what a closed page left. */
  readonly accept: string;
}

/** A file on its way: how far, how fast, and what can be done about it. */
export function UploadLine({ upload, desk, accept }: UploadLineProps) {
  const { t } = useTranslation('media');
  const problemText = useProblemText();
  const [isOther, setIsOther] = useState(false);
  const chooser = useRef<HTMLInputElement>(null);
  const { id, name, size, sent, speed, problem } = upload;
  const look = lookOf(upload);
  const percent = percentOf(sent, size);
  const Icon = ICONS[look];
  const isUnderWay = look === 'sending' || look === 'waiting' || look === 'cut';

  const goOn = async (file: File | undefined) => { if (file) setIsOther(!(await desk.sendRest(id, file))); };
  return (
    <li className="file-card" data-state={look}>
      <div className="file-sign"><Icon size={24} strokeWidth={1.5} aria-hidden /></div>
      <div className="file-body">
        <p className="file-name" title={name}>{name}</p>
        {look === 'refused' ? null : (
          <div className="progress-track" role="progressbar" aria-label={t('upload.of', { name })} aria-valuenow={percent} aria-valuemin={0} aria-valuemax={100}>
            <div className="progress-bar" data-state={look} style={{ width: `${Math.max(percent, 2)}%` }} />
          </div>
        )}
        <p className="file-state" role={look === 'refused' || isOther ? 'alert' : 'status'}>
          {look === 'refused' ? (problem ? problemText(problem) : t('upload.refused')) : isOther ? t('upload.otherFile') : t(`upload.${look}`)}
        </p>
        {look === 'refused' ? null : (
          <p className="file-figures">
            <span>{percent} %</span>
            <span>{sizeText(sent)} / {sizeText(size)}</span>
            {look === 'sending' && speed ? <span>{t('upload.speed', { size: sizeText(speed) })}</span> : null}
            {look === 'sending' && speed ? <span>{leftText(t, (size - sent) / speed)}</span> : null}
          </p>
        )}
      </div>
      <div className={look === 'refused' ? 'file-acts file-acts-one' : 'file-acts'}>
        {isUnderWay ? <Button size="small" icon={<Pause size={16} aria-hidden />} onClick={() => desk.pause(id)}>{t('act.pause')}</Button> : null}
        {look === 'cut' ? <Button size="small" icon={<Play size={16} aria-hidden />} onClick={() => desk.resume(id)}>{t('act.again')}</Button> : null}
        {look === 'paused' ? <Button size="small" kind="primary" icon={<Play size={16} aria-hidden />} onClick={() => desk.resume(id)}>{t('act.resume')}</Button> : null}
        {look === 'kept' ? (
          <>
            <Button size="small" kind="primary" icon={<Play size={16} aria-hidden />} onClick={() => chooser.current?.click()}>{t('act.resume')}</Button>
            <input ref={chooser} type="file" accept={accept} hidden aria-label={t('act.resumeOf', { name })} onChange={(event) => { void goOn(event.target.files?.[0]); event.target.value = ''; }} />
          </>
        ) : null}
        {look === 'registering' ? null : <Button size="small" kind="quiet" icon={<Trash size={16} aria-hidden />} aria-label={t('act.removeOf', { name })} onClick={() => desk.remove(id)}>{t(look === 'refused' ? 'act.remove' : 'act.giveUp')}</Button>}
      </div>
    </li>
  );
}

function leftText(t: ReturnType<typeof useTranslation<'media'>>['t'], seconds: number): string {
  return seconds < 90 ? t('upload.secondsLeft', { count: Math.max(1, Math.ceil(seconds)) }) : t('upload.minutesLeft', { count: Math.ceil(seconds / 60) });
}
