import { Link } from '@tanstack/react-router';
import Play from 'lucide-react/icons/play';
import { useTranslation } from 'react-i18next';
import { Chip } from '../design';
import { oneSentence } from '../public/star';
import { lengthText } from '../video/length-text';
import { OutcomeLine } from './outcomes';
import type { ShownWork } from './work-fields';
import './gallery.css';

/** A work: its picture or clip first, then what it is and what it brought. */
export function WorkCard({ work }: { readonly work: ShownWork }) {
  const { t } = useTranslation('gallery');
  const outcome = work.outcomes.find(({ isVerified }) => isVerified) ?? work.outcomes[0];
  return (
    <Link to="/works/$id" params={{ id: work.id }} className="work-card">
      <WorkPicture work={work} />
      <span className="work-card-text">
        <span className="row"><Chip>{work.categoryName}</Chip>{work.isAwarded ? <Chip tone="gold">{t('work.awarded')}</Chip> : null}</span>
        <strong className="work-card-title">{work.title}</strong>
        <span className="small quiet">{work.authors} · {work.organizationName}</span>
        {outcome ? <OutcomeLine outcome={outcome} /> : <span className="small work-card-words">{oneSentence(work.summary)}</span>}
      </span>
    </Link>
  );
}

/** Where there is no picture, the kind stands for it: never a grey hole. */
export function WorkPicture({ work }: { readonly work: Pick<ShownWork, 'cover' | 'video' | 'categoryName' | 'categoryCode'> }) {
  const src = work.cover?.thumbnailUrl ?? work.cover?.posterUrl;
  return (
    <span className="work-picture" data-kind={work.categoryCode}>
      {src ? <img src={src} alt="" loading="lazy" decoding="async" width={work.cover?.width ?? undefined} height={work.cover?.height ?? undefined} /> : <span className="work-picture-word title-face" aria-hidden>{work.categoryName}</span>}
      {work.video ? <span className="work-play"><Play size={16} fill="currentColor" strokeWidth={0} aria-hidden />{work.video.durationSeconds ? lengthText(work.video.durationSeconds) : null}</span> : null}
    </span>
  );
}
