import { usePage } from '../../data/use-page';
import { usePolling } from '../../data/use-polling';
import { isPreparing, reviewQuery, type WorkReview } from './moderation-query';

const EVERY_MS = 5_000;

/** While a film is being prepared its work is asked for again; it comes back by its id, into the queue as well. */
export function usePreparing(row: WorkReview): void {
  const isWaiting = isPreparing(row);
  const page = usePage(reviewQuery, { id: row.id }, { isPaused: !isWaiting });
  usePolling(page.again, isWaiting, EVERY_MS);
}
