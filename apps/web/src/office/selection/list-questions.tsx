import { useTranslation } from 'react-i18next';
import { QuestionLog } from '../question-log';
import type { ListNumberAsked, ListWhatIf } from './list-what-if-query';

interface ListQuestionsProps {
  readonly questions: readonly ListWhatIf[];
  readonly shown: ListWhatIf;
  readonly onOpen: (id: string) => void;
}

/** Everything that was asked about the list, in the words of its numbers. */
export function ListQuestions({ questions, shown, onOpen }: ListQuestionsProps) {
  const { t } = useTranslation('selection');
  const number = ({ code, name, isPercent, from, to }: ListNumberAsked): string =>
    t('whatIf.changed', { name: code === null ? t('whatIf.places') : (name ?? code), from, to, unit: t(isPercent ? 'whatIf.percent' : 'whatIf.people') });
  const answer = ({ state, status, entering, leaving }: ListWhatIf): string =>
    state !== 'answered' ? t(`whatIf.state.${state}`, { defaultValue: state }) : status === 'optimal' ? t('whatIf.answer', { entering, leaving }) : t('whatIf.state.infeasible');
  return <QuestionLog heading={t('whatIf.log', { count: questions.length })} questions={questions} shown={shown} asked={({ asked }) => asked.map(number).join(' · ')} answer={answer} onOpen={onOpen} />;
}
