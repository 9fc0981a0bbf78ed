import type { Bilingual } from '@jiangong/kernel';
import type { ChoiceReason } from '@jiangong/fairness';

const WHY: Readonly<Partial<Record<ChoiceReason, Bilingual>>> & Readonly<Record<string, Bilingual | undefined>> = {
  only_choice: { zh: '除去须回避的评委，恰好只剩这几位可选', en: 'no more judges are free of conflicts than the entry needs' },
  least_loaded: { zh: '无须回避的评委中，当时任务最少', en: 'the least loaded of those free of conflicts' },
  moved_to_fill: { zh: '接手一件作品，使已满额的评委能评他人不能评的作品', en: 'took over so that a judge at the limit could take what nobody else may' },
  moved_for_balance: { zh: '为使各位评委任务均衡而调整', en: 'moved so that the load is even' },
  moved_for_connection: { zh: '为使各位评委的宽严可以比较而调整', en: 'moved so that all judges can be compared' },
  soft_conflict: { zh: '与作品有须知悉的关系，但没有其他评委可选', en: 'has a tie to be known of, and nobody else was left' },
  substitute: { zh: '接替不能继续评审的评委', en: 'takes the place of a judge who cannot go on' },
  spread: { zh: '评委分差超过上限，加派一位', en: 'a further judge, because the others lie too far apart' },
};

/** Why this judge has this entry, in a sentence; an organiser's own reason speaks for itself. */
export function explain(origin: 'computed' | 'manual', reason: string): Bilingual {
  const known = WHY[reason];
  if (origin === 'computed' || known) return known ?? { zh: '由系统分配', en: 'assigned by the system' };
  return { zh: `由组织者指派：${reason}`, en: `assigned by an organiser: ${reason}` };
}
