import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, Field, ProblemNote, Shown, TextInput } from '../../design';
import { useCommand } from '../../data/use-command';
import { usePage } from '../../data/use-page';
import { usePolling } from '../use-polling';
import { ListAnswer } from './list-answer';
import { ListQuestions } from './list-questions';
import { listWhatIfMutation, listWhatIfsQuery } from './list-what-if-query';
import type { Selection, SelectionRule } from './selection-query';

interface ListWhatIfRoomProps {
  readonly roundId: string;
  readonly selection: Selection;
  readonly canAsk: boolean;
}

/** “What if” on the frozen candidates under other quotas or places: nothing changes, every question is kept with who asked it. */
export function ListWhatIfRoom({ roundId, selection, canAsk }: ListWhatIfRoomProps) {
  const { t } = useTranslation('selection');
  const page = usePage(listWhatIfsQuery, { roundId });
  const [open, setOpen] = useState<string | null>(null);
  usePolling(page.again, page.content?.roundSelection?.whatIfs.some(({ state }) => state === 'computing') ?? false, 1_500);
  return (
    <details className="card what-if">
      <summary><h2>{t('whatIf.title')}</h2></summary>
      <div className="stack">
        <p className="quiet">{t('whatIf.text')} <Link to="/office/rounds/$id" params={{ id: roundId }} search={{ step: 'compute', run: selection.runId }}>{t('whatIf.byMarks')}</Link></p>
        {canAsk ? <Asking key={selection.id} selection={selection} onAsked={(id) => { setOpen(id); page.again(); }} /> : null}
        <Shown page={page}>
          {({ roundSelection }) => {
            const questions = roundSelection?.whatIfs ?? [];
            const shown = questions.find(({ id }) => id === open) ?? questions[0];
            return shown ? <><ListQuestions questions={questions} shown={shown} onOpen={setOpen} /><ListAnswer answer={shown} selection={selection} /></> : <p className="small quiet">{t('whatIf.none')}</p>;
          }}
        </Shown>
      </div>
    </details>
  );
}

const digits = (text: string): string => text.replace(/\D/g, '').slice(0, 4);
/** What a rule asks, in its own unit: hundredths of its base where it is a share, people elsewhere. */
const numberOf = ({ percent, required }: SelectionRule): number => percent ?? required;

function Asking({ selection, onAsked }: { readonly selection: Selection; readonly onAsked: (id: string) => void }) {
  const { t } = useTranslation('selection');
  const [places, setPlaces] = useState(String(selection.places));
  const [numbers, setNumbers] = useState<Readonly<Record<string, string>>>({});
  const { run: ask, problem, isRunning } = useCommand(listWhatIfMutation);
  // one award for a person is no number to be tried
  const rules = selection.rules.filter(({ code }) => code !== 'person');
  const submit = async () => {
    const changed = rules.flatMap((rule) => (numbers[rule.code] === undefined || numbers[rule.code] === '' ? [] : [{ code: rule.code, number: Number(numbers[rule.code]) }]));
    const asked = await ask({ input: { selectionId: selection.id, places: places === '' ? selection.places : Number(places), rules: changed } });
    if (asked) onAsked(asked.id);
  };
  return (
    <form className="stack" onSubmit={(event) => { event.preventDefault(); void submit(); }}>
      <div className="what-if-fields">
        <Field isRequired label={t('whatIf.places')}>{(links) => <TextInput {...links} inputMode="numeric" value={places} onChange={(event) => setPlaces(digits(event.target.value))} />}</Field>
        {rules.map((rule) => (
          <Field isRequired key={rule.code} label={t(rule.kind === 'floor' ? 'whatIf.floor' : 'whatIf.cap', { name: rule.name, unit: t(rule.percent === null ? 'whatIf.people' : 'whatIf.percent') })}>
            {(links) => <TextInput {...links} inputMode="numeric" value={numbers[rule.code] ?? String(numberOf(rule))} onChange={(event) => setNumbers({ ...numbers, [rule.code]: digits(event.target.value) })} />}
          </Field>
        ))}
      </div>
      <ProblemNote problem={problem} />
      <div className="row"><Button type="submit" kind="primary" isBusy={isRunning}>{t('whatIf.ask')}</Button><span className="small quiet">{t('whatIf.help')}</span></div>
    </form>
  );
}
