import Download from 'lucide-react/icons/download';
import FileText from 'lucide-react/icons/file-text';
import { Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { LoadingBlock } from '../design';
import { ImageView } from './image-view';
import type { ShownMedia } from './media-fields';
import { MediaLine } from './media-line';
import { sizeText } from './sizes';
import { Player } from '../video';
import './uploads.css';

interface MediaViewProps {
  readonly media: ShownMedia;
}

/** One file to be looked at: a picture with its zoom, a video that plays, a document to be saved; or why it is not there yet. */
export function MediaView({ media }: MediaViewProps) {
  return <Suspense fallback={<LoadingBlock />}><Seen media={media} /></Suspense>;
}

/** All files of an entry, pictures and videos first. */
export function MediaList({ files }: { readonly files: readonly ShownMedia[] }) {
  const isShown = ({ kind, state }: ShownMedia): boolean => kind !== 'document' && state === 'ready';
  return (
    <Suspense fallback={<LoadingBlock />}>
      <div className="media-list">
        {files.filter(isShown).map((media) => <Seen key={media.id} media={media} />)}
        {files.filter((media) => !isShown(media)).map((media) => <Seen key={media.id} media={media} />)}
      </div>
    </Suspense>
  );
}

function Seen({ media }: MediaViewProps) {
  if (media.state !== 'ready') return <ul className="file-cards"><MediaLine media={media} /></ul>;
  if (media.kind === 'image' && media.imageUrl) return <ImageView media={media} />;
  if (media.kind === 'video' && media.videoUrl) return <figure className="media-figure"><Player video={media} /><figcaption className="small quiet">{media.name}</figcaption></figure>;
  return <DocumentLink media={media} />;
}

function DocumentLink({ media: { name, size, downloadUrl } }: MediaViewProps) {
  const { t } = useTranslation('media');
  return (
    <a className="file-card document-link" href={downloadUrl ?? undefined} download>
      <span className="file-sign"><FileText size={24} strokeWidth={1.5} aria-hidden /></span>
      <span className="file-body"><span className="file-name">{name}</span><span className="file-figures">{sizeText(size)}</span></span>
      <span className="document-save"><Download size={18} aria-hidden />{t('media.save')}</span>
    </a>
  );
}
