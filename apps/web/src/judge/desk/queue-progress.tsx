import { useTranslation } from 'react-i18next';
import { Progress } from '../../design';
import type { Queue } from '../judging-query';

/** Nothing of the queue is left to do; what was abstained from is neither done nor waiting. */
export const isThrough = ({ locked, abstained, total }: Queue): boolean => total > 0 && locked + abstained === total;

/** How far a judge is: abstentions are told apart from what was judged. */
export function QueueProgress({ queue }: { readonly queue: Queue }) {
  const { t } = useTranslation('judge');
  const { locked, abstained, total } = queue;
  return <Progress label={t('queues.locked')} done={locked} total={total} figures={abstained > 0 ? t('queues.figures', { locked, abstained, total }) : undefined} state={isThrough(queue) ? 'done' : 'running'} />;
}
