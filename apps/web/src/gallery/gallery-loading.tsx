import { Skeleton } from '../design';

export function GalleryLoading({ count = 8 }: { readonly count?: number }) {
  return <ul className="work-grid" aria-hidden>{Array.from({ length: count }, (_, at) => <li key={at}><Skeleton height="18rem" /></li>)}</ul>;
}
