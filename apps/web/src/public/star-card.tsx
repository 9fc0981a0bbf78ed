import { Link } from '@tanstack/react-router';
import Lightbulb from 'lucide-react/icons/lightbulb';
import { Chip, Portrait } from '../design';
import { CorrectedSign } from './list-correction';
import { oneSentence, type Star } from './star';

/** A person as a portrait with unit and one sentence of deed. */
export function StarCard({ star }: { readonly star: Star }) {
  return (
    <Link to="/stars/$id" params={{ id: star.id }} className="star-card">
      <Portrait name={star.name} seed={`${star.name}${star.organizationName}`} size={88} isHonoured />
      <span className="star-card-text">
        <strong className="star-card-name title-face">{star.name}</strong>
        <span><Chip tone="gold">{star.title}</Chip></span>
        <span className="star-card-unit">{star.organizationName}</span>
        <CorrectedSign at={star.correctedAt} />
        <span className="star-card-deed">{oneSentence(star.deeds)}</span>
      </span>
    </Link>
  );
}

/** A work in a list: its title leads. */
export function WorkRow({ work }: { readonly work: Star }) {
  return (
    <Link to="/stars/$id" params={{ id: work.id }} className="work-row">
      <Lightbulb size={22} strokeWidth={1.5} aria-hidden />
      <span className="work-row-text">
        <strong>{work.name}</strong>
        <span className="small quiet">{work.organizationName}{work.districtName ? ` · ${work.districtName}` : ''}</span>
        <CorrectedSign at={work.correctedAt} />
        <span className="star-card-deed">{oneSentence(work.deeds)}</span>
      </span>
      <Chip tone="gold">{work.categoryName}</Chip>
    </Link>
  );
}
