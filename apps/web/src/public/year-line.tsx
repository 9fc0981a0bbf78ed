import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { toneOf } from '../design';
import { usePage } from '../data/use-page';
import { useTimes } from '../i18n/times';
import { useWordFor } from '../i18n/use-words';
import { calendarYear } from '../i18n/calendar-year';
import { isOpenToPeople, roundsOf, seasonQuery, shownPhase, type Season, type SeasonRound } from '../data/season';

/** The year's progress, slim: twelve months, four quarters, one year. Missing when there is no season: it is an aside. */
export function YearLine() {
  const page = usePage(seasonQuery, { year: calendarYear() }, { policy: 'cache-first' });
  return page.content ? <YearLineOf season={page.content.season} /> : null;
}

function YearLineOf({ season }: { readonly season: Season }) {
  const { t } = useTranslation('public');
  const star = season.programmes.find(({ code }) => code === 'star');
  if (!star) return null;
  const open = season.programmes.flatMap((programme) => programme.rounds.filter(isOpenToPeople).map((round) => ({ programme, round })));
  return (
    <section className="stack" aria-labelledby="year-line">
      <div className="row-apart">
        <h2 id="year-line">{t('year.title', { year: season.year })}</h2>
        <Link to="/rounds" className="small">{t('year.all')}</Link>
      </div>
      <div className="year-line card">
        <ol className="year-months" aria-label={t('year.months')}>{roundsOf(star, 'month').map((round) => <Mark key={round.id} round={round} name={String(round.position)} />)}</ol>
        <ol className="year-quarters" aria-label={t('year.quarters')}>{roundsOf(star, 'quarter').map((round) => <Mark key={round.id} round={round} name={t('year.quarter', { quarter: round.position })} isWordy />)}</ol>
        <ol className="year-whole" aria-label={t('year.whole')}>{roundsOf(star, 'year').map((round) => <Mark key={round.id} round={round} name={t('year.annual')} isWordy />)}</ol>
        {open.length > 0 ? <OpenNow open={open.map(({ programme, round }) => ({ id: round.id, name: `${programme.name} ${round.name}`, until: round.reviewingAt }))} /> : null}
      </div>
    </section>
  );
}

function Mark({ round, name, isWordy }: { readonly round: SeasonRound; readonly name: string; readonly isWordy?: boolean }) {
  const wordFor = useWordFor();
  const phase = shownPhase(round);
  const word = wordFor('phase', phase);
  return (
    <li className="year-mark" data-tone={toneOf(phase)} title={`${round.name} · ${word}`}>
      <span>{name}</span>{isWordy ? <span className="year-word">{word}</span> : <span className="visually-hidden">{word}</span>}
    </li>
  );
}

function OpenNow({ open }: { readonly open: readonly { readonly id: string; readonly name: string; readonly until: string }[] }) {
  const { t } = useTranslation('public');
  const times = useTimes();
  return (
    <ul className="year-open">
      {open.map(({ id, name, until }) => (
        <li key={id} className="row">
          <span>{t('year.open', { name, until: times.deadline(until) })}</span><strong className="figures">{times.remaining(until)}</strong>
        </li>
      ))}
    </ul>
  );
}
