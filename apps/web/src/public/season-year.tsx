import CalendarDays from 'lucide-react/icons/calendar-days';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { usePageTitle } from '../app/page-title';
import { ButtonLink, EmptyState, Field, PhaseCell, Select, Shown } from '../design';
import { graphql } from '../data/graphql';
import { usePage } from '../data/use-page';
import { useTimes } from '../i18n/times';
import { useWordFor } from '../i18n/use-words';
import { calendarYear } from '../i18n/calendar-year';
import { isOpenToPeople, roundsOf, seasonQuery, shownPhase, type SeasonProgramme, type SeasonRound } from '../data/season';
import './public.css';

const seasonsQuery = graphql(`query Seasons { seasons { id year name } }`);
const CADENCES = ['month', 'quarter', 'year', 'stage'] as const;

/** How the year runs: each programme with its rounds, phases and deadlines. */
export function SeasonYear() {
  const { t } = useTranslation('public');
  usePageTitle(t('rounds.title'));
  const [year, setYear] = useState(calendarYear());
  const seasons = usePage(seasonsQuery, {});
  const page = usePage(seasonQuery, { year });
  const years = seasons.content?.seasons.map((season) => season.year) ?? [];
  return (
    <div className="stack-wide">
      <header className="row-apart">
        <div>
          <h1 className="title-face">{page.content?.season.name ?? t('rounds.title')}</h1>
          <p className="quiet">{page.content?.season.theme || t('rounds.line')}</p>
        </div>
        {years.length > 1 ? <Field label={t('rounds.year')} isRequired>{(links) => <Select {...links} value={String(year)} choices={years.map((one) => ({ value: String(one), label: String(one) }))} onChange={(event) => setYear(Number(event.target.value))} />}</Field> : null}
      </header>
      {page.problem?.kind === 'not_found' ? <div className="card"><EmptyState icon={<CalendarDays size={40} strokeWidth={1.25} aria-hidden />} title={t('rounds.none', { year })}>{t('rounds.noneText')}</EmptyState></div> : (
        <Shown page={page}>{({ season }) => season.programmes.map((programme) => <ProgrammeYear key={programme.id} programme={programme} />)}</Shown>
      )}
    </div>
  );
}

function ProgrammeYear({ programme }: { readonly programme: SeasonProgramme }) {
  const wordFor = useWordFor();
  return (
    <section className="stack">
      <div>
        <h2>{programme.name}</h2>
        <p className="quiet">{programme.description}</p>
      </div>
      {CADENCES.map((cadence) => {
        const rounds = roundsOf(programme, cadence);
        return rounds.length === 0 ? null : (
          <div key={cadence} className="stack" style={{ gap: 'var(--space-1)' }}>
            <h3 className="small quiet">{wordFor('cadence', cadence)}</h3>
            <ul className="round-grid">{rounds.map((round) => <li key={round.id}><RoundCell round={round} /></li>)}</ul>
          </div>
        );
      })}
    </section>
  );
}

function RoundCell({ round }: { readonly round: SeasonRound }) {
  const { t } = useTranslation('public');
  const times = useTimes();
  const isOpen = isOpenToPeople(round);
  const line = round.publishedAt ? t('rounds.published', { at: times.day(round.publishedAt) })
    : round.phase === 'scheduled' ? t('rounds.opens', { at: times.instant(round.collectingAt) })
    : isOpen ? t('rounds.until', { at: times.deadline(round.reviewingAt) })
    : round.nextDeadline ? t('rounds.next', { at: times.deadline(round.nextDeadline) }) : null;
  return (
    <PhaseCell name={round.name} phase={shownPhase(round)}>
      {line ? <span>{line}</span> : null}
      {isOpen ? <ButtonLink kind="primary" size="small" to="/submit">{t('rounds.takePart')}</ButtonLink> : null}
    </PhaseCell>
  );
}
