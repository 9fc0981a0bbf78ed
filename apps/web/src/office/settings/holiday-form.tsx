import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, Field, ProblemNote, Select, TextInput, useToast } from '../../design';
import { graphql, refusalFields } from '../../data/graphql';
import { faultOf } from '../../data/problem';
import { useCommand } from '../../data/use-command';
import { useTimes } from '../../i18n/times';

const setHolidayMutation = graphql(`mutation SetHoliday($input: SetHolidayInput!) { setHoliday(input: $input) { __typename ... on Holiday { day kind name } ... on Refusal { ...RefusalFields } } }`, [refusalFields]);

const KINDS = ['holiday', 'workday'] as const;

/** Enters one day, or changes what is entered for it. */
export function HolidayForm({ year, onSet }: { readonly year: number; readonly onSet: () => void }) {
  const { t } = useTranslation('office');
  const times = useTimes();
  const tell = useToast();
  const [day, setDay] = useState('');
  const [kind, setKind] = useState<string>('holiday');
  const [name, setName] = useState('');
  const { run, problem, isRunning } = useCommand(setHolidayMutation);
  const set = async () => {
    if (!(await run({ input: { day, kind, name: name.trim() } }))) return;
    tell(t('holiday.set', { day: times.day(day), name: name.trim() }));
    setDay('');
    onSet();
  };
  return (
    <form className="card stack" onSubmit={(event) => { event.preventDefault(); void set(); }}>
      <div className="filters">
        <Field isRequired label={t('holiday.name')} error={faultOf(problem, 'name')}>{(links) => <TextInput {...links} maxLength={40} value={name} onChange={(event) => setName(event.target.value)} />}</Field>
        <Field isRequired label={t('holiday.day')} error={faultOf(problem, 'day')}>{(links) => <TextInput {...links} type="date" min={`${year}-01-01`} max={`${year}-12-31`} value={day} onChange={(event) => setDay(event.target.value)} />}</Field>
        <Field isRequired label={t('holiday.kind')}>{(links) => <Select {...links} value={kind} choices={KINDS.map((value) => ({ value, label: t(`holiday.${value}`) }))} onChange={(event) => setKind(event.target.value)} />}</Field>
        <Button type="submit" kind="primary" isBusy={isRunning} disabled={day === '' || name.trim() === ''}>{t('holiday.save')}</Button>
      </div>
      <ProblemNote problem={problem} />
    </form>
  );
}
