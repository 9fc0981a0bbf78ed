import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, EmptyState, Field, ProblemNote, Select, Shown, TextInput, useToast } from '../../design';
import { graphql, refusalFields } from '../../data/graphql';
import { faultOf } from '../../data/problem';
import { useCommand } from '../../data/use-command';
import { usePage } from '../../data/use-page';
import { may } from '../office-frame';
import type { SettingsProps } from './settings-props';

const seasonsQuery = graphql(`query SettingsSeasons { seasons { id year name theme } }`);
const createMutation = graphql(`mutation CreateSeason($input: CreateSeasonInput!) { createSeason(input: $input) { __typename ... on Season { id year name theme } ... on Refusal { ...RefusalFields } } }`, [refusalFields]);

/** The years there are, and the one that is to come. */
export function Seasons({ viewer, year }: SettingsProps) {
  const { t } = useTranslation('office');
  const page = usePage(seasonsQuery, {});
  return (
    <Shown page={page}>
      {({ seasons }) => (
        <>
          {seasons.length === 0 ? <EmptyState title={t('season.none')}>{t('season.noneText')}</EmptyState> : (
            <ul className="log">{seasons.map((season) => <li key={season.id}><Link to="/office" search={{ year: season.year }}>{season.name}</Link> <span className="quiet">{season.theme}</span></li>)}</ul>
          )}
          {may(viewer, 'season.create') ? <NewSeason key={seasons.length} years={seasons.map((one) => one.year)} after={Math.max(year - 1, ...seasons.map((one) => one.year)) + 1} onMade={page.again} /> : null}
        </>
      )}
    </Shown>
  );
}

function NewSeason({ years, after, onMade }: { readonly years: readonly number[]; readonly after: number; readonly onMade: () => void }) {
  const { t } = useTranslation('office');
  const tell = useToast();
  const [year, setYear] = useState(String(after));
  const [name, setName] = useState(t('season.defaultName', { year: after }));
  const [theme, setTheme] = useState('');
  const [copyFrom, setCopyFrom] = useState('');
  const { run, problem, isRunning } = useCommand(createMutation);
  const make = async () => {
    const made = await run({ input: { year: Number(year), name: name.trim(), theme: theme.trim() || null, copyFromYear: copyFrom ? Number(copyFrom) : null } });
    if (!made) return;
    tell(t('season.made', { name: made.name }));
    onMade();
  };
  return (
    <form className="card stack" onSubmit={(event) => { event.preventDefault(); void make(); }}>
      <h2>{t('season.new')}</h2>
      <div className="filters">
        <Field isRequired label={t('season.name')} error={faultOf(problem, 'name')}>{(links) => <TextInput {...links} maxLength={60} value={name} onChange={(event) => setName(event.target.value)} />}</Field>
        <Field isRequired label={t('season.year')} error={faultOf(problem, 'year')}>{(links) => <TextInput {...links} inputMode="numeric" value={year} onChange={(event) => setYear(event.target.value.replace(/\D/g, '').slice(0, 4))} />}</Field>
        <Field label={t('season.theme')}>{(links) => <TextInput {...links} maxLength={100} value={theme} onChange={(event) => setTheme(event.target.value)} />}</Field>
        <Field label={t('season.copy')}>{(links) => <Select {...links} placeholder={t('season.standard')} value={copyFrom} choices={years.map((one) => ({ value: String(one), label: String(one) }))} onChange={(event) => setCopyFrom(event.target.value)} />}</Field>
      </div>
      <p className="quiet small">{t('season.help')}</p>
      <ProblemNote problem={problem} />
      <div><Button type="submit" kind="primary" isBusy={isRunning} disabled={year.length !== 4 || name.trim() === ''}>{t('season.act')}</Button></div>
    </form>
  );
}
