import Scale from 'lucide-react/icons/scale';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, Field, Note, ProblemNote, Select, Shown, TextInput } from '../../design';
import { useCommand } from '../../data/use-command';
import { usePage } from '../../data/use-page';
import { QuestionLog } from '../question-log';
import { usePolling } from '../use-polling';
import { ChangeTable } from './change-table';
import { whatIfMutation, whatIfsQuery, type RunPage, type WhatIf } from './results-query';
import type { RuleCriterion } from './rule-figures';

interface WhatIfRoomProps {
  readonly run: RunPage;
  readonly criteria: readonly RuleCriterion[];
  readonly canAsk: boolean;
}

/** “What if” on the frozen marks: nothing changes, every question is kept with who asked it. */
export function WhatIfRoom({ run, criteria, canAsk }: WhatIfRoomProps) {
  const { t } = useTranslation('results');
  const page = usePage(whatIfsQuery, { id: run.id });
  usePolling(page.again, page.content?.scoreRun.whatIfs.some(({ state }) => state === 'computing') ?? false, 1_500);
  return (
    <details className="card what-if">
      <summary><h2>{t('whatIf.title')}</h2></summary>
      <div className="stack">
        <p className="quiet">{t('whatIf.text')}</p>
        {canAsk ? <Asking run={run} criteria={criteria} onAsked={page.again} /> : null}
        <Shown page={page}>{({ scoreRun: { whatIfs } }) => (whatIfs.length === 0 ? <p className="small quiet">{t('whatIf.none')}</p> : <Asked questions={whatIfs} criteria={criteria} />)}</Shown>
      </div>
    </details>
  );
}

const METHODS = ['mean', 'median', 'trimmed', 'zscore', 'calibrated'] as const;
const digits = (text: string, length: number): string => text.replace(/\D/g, '').slice(0, length);

function Asking({ run, criteria, onAsked }: Omit<WhatIfRoomProps, 'canAsk'> & { readonly onAsked: () => void }) {
  const { t } = useTranslation('results');
  const [method, setMethod] = useState(run.method.kind);
  const [trim, setTrim] = useState(String(Math.max(run.method.high, run.method.low, 1)));
  const [minJudges, setMinJudges] = useState(String(run.method.minJudges));
  const [weights, setWeights] = useState<Readonly<Record<string, string>>>({});
  const { run: ask, problem, isRunning } = useCommand(whatIfMutation);
  const weightOf = ({ code, weight }: RuleCriterion): string => weights[code] ?? String(weight);
  const changed = criteria.filter((criterion) => weightOf(criterion) !== String(criterion.weight) && weightOf(criterion) !== '');
  const sum = criteria.reduce((total, criterion) => total + criterion.weight, 0);
  const asked = criteria.reduce((total, criterion) => total + Number(weightOf(criterion) || criterion.weight), 0);
  const submit = async () => {
    const answered = await ask({ input: {
      runId: run.id, method, trim: method === 'trimmed' ? Number(trim || 1) : null, minJudges: Number(minJudges || 1),
      weights: changed.map((criterion) => ({ criterion: criterion.code, weight: Number(weightOf(criterion)) })),
    } });
    if (answered) onAsked();
  };
  return (
    <form className="stack" onSubmit={(event) => { event.preventDefault(); void submit(); }}>
      <div className="what-if-fields">
        <Field isRequired label={t('whatIf.method')}>{(links) => <Select {...links} value={method} choices={METHODS.map((kind) => ({ value: kind, label: t(`method.${kind}`, { high: trim || 1, low: trim || 1 }) }))} onChange={(event) => setMethod(event.target.value)} />}</Field>
        {method === 'trimmed' ? <Field isRequired label={t('whatIf.trim')}>{(links) => <TextInput {...links} inputMode="numeric" value={trim} onChange={(event) => setTrim(digits(event.target.value, 2))} />}</Field> : null}
        <Field isRequired label={t('whatIf.minJudges')}>{(links) => <TextInput {...links} inputMode="numeric" value={minJudges} onChange={(event) => setMinJudges(digits(event.target.value, 2))} />}</Field>
        {criteria.map((criterion) => <Field isRequired key={criterion.code} label={t('whatIf.weight', { name: criterion.name })}>{(links) => <TextInput {...links} inputMode="numeric" value={weightOf(criterion)} onChange={(event) => setWeights({ ...weights, [criterion.code]: digits(event.target.value, 4) })} />}</Field>)}
      </div>
      {asked !== sum ? <p className="finding" role="status"><Scale size={20} aria-hidden /><span>{t('whatIf.shares', { asked, sum })}</span></p> : null}
      <ProblemNote problem={problem} />
      <div><Button type="submit" kind="primary" isBusy={isRunning}>{t('whatIf.ask')}</Button></div>
    </form>
  );
}

function Asked({ questions, criteria }: { readonly questions: readonly WhatIf[]; readonly criteria: readonly RuleCriterion[] }) {
  const { t } = useTranslation('results');
  const nameOf = (code: string): string => criteria.find((criterion) => criterion.code === code)?.name ?? code;
  const [open, setOpen] = useState<string | null>(null);
  const shown = questions.find(({ id }) => id === open) ?? questions[0]!;
  const asked = ({ method, trim, minJudges, weights }: WhatIf): string =>
    [t(`method.${method}`, { high: trim, low: trim, defaultValue: method }), t('whatIf.fewest', { count: minJudges }), ...weights.map(({ criterion, weight }) => `${nameOf(criterion)} ${weight}`)].join(' · ');
  const answer = ({ state, entering, leaving, moved }: WhatIf): string => (state === 'answered' ? t('whatIf.answer', { entering, leaving, moved }) : t(`whatIf.state.${state}`, { defaultValue: state }));
  return (
    <div className="stack">
      <QuestionLog heading={t('whatIf.log', { count: questions.length })} questions={questions} shown={shown} asked={asked} answer={answer} onOpen={setOpen} />
      {shown.hasList === false ? <Note title={t('whatIf.noList')}>{t('whatIf.noListText')}</Note> : null}
      {shown.problem ? <Note title={t('whatIf.state.failed')}>{shown.problem}</Note> : null}
      {shown.state === 'computing' ? <p role="status">{t('whatIf.choosing')}</p> : <ChangeTable caption={t('whatIf.title')} changes={shown.changes} />}
    </div>
  );
}
