import { Suspense } from 'react';
import { LikeButton } from '../engagement';
import type { Film } from './films';

/** What a viewer can do with a work in the feed, one below the other. */
export function FilmActs({ film: { id, title } }: { readonly film: Film }) {
  // its words come on their own: the feed does not wait for them
  return <Suspense fallback={null}><LikeButton workId={id} title={title} isOverlay /></Suspense>;
}
