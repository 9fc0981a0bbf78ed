import { useTranslation } from 'react-i18next';
import type { Viewer } from '../../app/session';
import { ButtonLink } from '../../design';
import { usePage } from '../../data/use-page';
import { queueQuery } from '../collect/queue-query';
import { deskOf } from '../collect/review-queue';
import type { RoundSearch } from '../addresses';

interface NextInQueueProps {
  readonly roundId: string;
  readonly entryId: string;
  readonly viewer: Viewer;
  readonly search: RoundSearch;
}

/** On to the next of one's own desk without going back to the list. */
export function NextInQueue({ roundId, entryId, viewer, search }: NextInQueueProps) {
  const { t } = useTranslation('office');
  const { content } = usePage(queueQuery, { roundId, desk: deskOf(viewer), state: 'in_review', categoryId: search.category ?? null, search: search.q ?? null, first: 10 });
  const waiting = content?.recommendations.nodes.filter(({ abilities }) => abilities.canPass) ?? [];
  const at = waiting.findIndex(({ entry }) => entry.id === entryId);
  const next = waiting.slice(at + 1).find(({ entry }) => entry.id !== entryId) ?? waiting.find(({ entry }) => entry.id !== entryId);
  if (!next) return null;
  return <ButtonLink size="small" to="/office/rounds/$id/entries/$entryId" params={{ id: roundId, entryId: next.entry.id }} search={search}>{t('entry.next', { count: content?.recommendations.totalCount ?? 0 })}</ButtonLink>;
}
