import { Player } from '../video';
import type { ShownMedia } from './media-fields';

export function VideoView({ media }: { readonly media: ShownMedia }) {
  return (
    <figure className="media-figure">
      <Player video={media} />
      <figcaption className="small quiet">{media.name}</figcaption>
    </figure>
  );
}
