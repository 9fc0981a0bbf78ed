import Camera from 'lucide-react/icons/camera';
import FileUp from 'lucide-react/icons/file-up';
import Images from 'lucide-react/icons/images';
import Video from 'lucide-react/icons/video';
import { useRef, useState, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, type FieldLinks } from '../design';
import { chooserOf, type FileKind } from './files-field';

interface FileDropProps {
  readonly kinds: readonly FileKind[];
  readonly isMultiple: boolean;
  readonly label: string;
  readonly hint: string;
  readonly links: Omit<FieldLinks, 'id'>;
  readonly onFiles: (files: readonly File[]) => void;
}

const COARSE = '(pointer: coarse)';
const isHandheld = (): boolean => matchMedia(COARSE).matches;
const onPointerChange = (listener: () => void): (() => void) => {
  const query = matchMedia(COARSE);
  query.addEventListener('change', listener);
  return () => query.removeEventListener('change', listener);
};

/** Where files come in: by drop, click or key on a desk; from the gallery or straight from the camera in the hand. */
export function FileDrop({ kinds, isMultiple, label, hint, links, onFiles }: FileDropProps) {
  const { t } = useTranslation('media');
  const [isOver, setIsOver] = useState(false);
  const isPhone = useSyncExternalStore(onPointerChange, isHandheld);
  const filesOf = (input: HTMLInputElement) => { onFiles([...(input.files ?? [])]); input.value = ''; };
  const chooser = <input type="file" accept={chooserOf(kinds)} multiple={isMultiple} aria-label={label} {...links} onChange={(event) => filesOf(event.target)} />;
  if (!isPhone) {
    return (
      <div className="upload files-drop" data-over={isOver} onDragEnter={() => setIsOver(true)} onDragLeave={() => setIsOver(false)} onDrop={() => setIsOver(false)}>
        <FileUp size={28} strokeWidth={1.5} aria-hidden />
        <p className="note-title">{t('choose.drop')}</p>
        <p className="small quiet">{hint}</p>
        {chooser}
      </div>
    );
  }
  return (
    <div className="files-choose">
      <div className="upload files-pick"><Images size={22} strokeWidth={1.5} aria-hidden /><p className="note-title">{t(kinds.includes('document') ? 'choose.files' : 'choose.gallery')}</p>{chooser}</div>
      {kinds.includes('video') ? <CameraButton accept="video/*" icon={<Video size={18} aria-hidden />} onFiles={onFiles}>{t('choose.film')}</CameraButton> : null}
      {kinds.includes('image') ? <CameraButton accept="image/*" icon={<Camera size={18} aria-hidden />} onFiles={onFiles}>{t('choose.photo')}</CameraButton> : null}
      <p className="small quiet">{hint}</p>
    </div>
  );
}

function CameraButton({ accept, icon, children, onFiles }: { readonly accept: string; readonly icon: React.ReactNode; readonly children: string; readonly onFiles: FileDropProps['onFiles'] }) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button icon={icon} onClick={() => input.current?.click()}>{children}</Button>
      <input ref={input} type="file" accept={accept} capture="environment" hidden aria-label={children} onChange={(event) => { onFiles([...(event.target.files ?? [])]); event.target.value = ''; }} />
    </>
  );
}
