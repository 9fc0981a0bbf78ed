import { useTimes } from '../i18n/times';

export interface AskedQuestion {
  readonly id: string;
  readonly askedBy: string | null;
  readonly askedAt: string;
}

interface QuestionLogProps<Question extends AskedQuestion> {
  readonly heading: string;
  readonly questions: readonly Question[];
  readonly shown: Question;
  /** What was asked and what came of it, each in one line. */
  readonly asked: (question: Question) => string;
  readonly answer: (question: Question) => string;
  readonly onOpen: (id: string) => void;
}

/** Every “what if” that was asked, newest first, with who asked it; each can be read again. */
export function QuestionLog<Question extends AskedQuestion>({ heading, questions, shown, asked, answer, onOpen }: QuestionLogProps<Question>) {
  const times = useTimes();
  return (
    <div className="stack">
      <h3>{heading}</h3>
      <ul className="what-if-log">
        {questions.map((question) => (
          <li key={question.id}>
            <button type="button" aria-pressed={question.id === shown.id} onClick={() => onOpen(question.id)}>
              <span>{asked(question)}</span>
              <span className="small quiet">{answer(question)} · {question.askedBy ?? '—'} {times.instant(question.askedAt)}</span>
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
