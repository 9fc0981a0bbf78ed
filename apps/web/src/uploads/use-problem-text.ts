import { useTranslation } from 'react-i18next';
import type { Problem } from '../data/problem';

/** One sentence for a card, where there is no room for a note. */
export function useProblemText(): (problem: Problem) => string {
  const { t } = useTranslation('shell');
  return (problem) => {
    if (problem.kind === 'refused') return problem.message;
    if (problem.kind === 'bad_input' && problem.faults.length > 0) return problem.faults.map(({ message }) => message).join(' ');
    return `${t(`problem.${problem.kind}.title`)} ${t(`problem.${problem.kind}.text`)}`;
  };
}
