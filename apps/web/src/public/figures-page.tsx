import { getRouteApi, useNavigate } from '@tanstack/react-router';
import ChartColumn from 'lucide-react/icons/chart-column';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { usePageTitle } from '../app/page-title';
import { ButtonLink, ChoicePills, EmptyState, Shown } from '../design';
import { graphql, type ResultOf } from '../data/graphql';
import { usePage } from '../data/use-page';
import { calendarYear } from '../i18n/calendar-year';
import { countText } from '../i18n/figures';
import { FIGURES, type Figure } from './figure-kinds';
import { FiguresChart } from './figures-chart';
import { earlierOf, PastSeasons, type PastSeason } from './past-seasons';
import { RoundFigures } from './round-figures';
import { YearChange } from './year-change';
import { YearChoice } from './year-choice';
import './public.css';
import './figures.css';

const figuresQuery = graphql(`
  query FiguresPage($year: Int!) {
    seasonFigures(year: $year) {
      year
      counts { units persons participations honours works }
      before { units persons participations honours works }
      programmes {
        code name
        counts { units persons participations honours works }
        before { units persons participations honours works }
        rounds { code name cadence counts { units persons participations honours works } }
      }
      definitions { figure name text }
    }
    pastSeasons { season figures { figure name value unit text sameAs } }
  }
`);

type Season = ResultOf<typeof figuresQuery>['seasonFigures'];
type Programme = Season['programmes'][number];
const api = getRouteApi('/figures');

/** A year in figures: each with what it counts, beside the year before, round by round as a chart and as a table. */
export function FiguresPage() {
  const { t } = useTranslation('public');
  usePageTitle(t('seasonFigures.title'));
  const { year = calendarYear() } = api.useSearch();
  const navigate = useNavigate();
  const page = usePage(figuresQuery, { year });
  return (
    <div className="stack-wide">
      <header className="row-apart">
        <div>
          <h1 className="title-face">{t('seasonFigures.titleOf', { year })}</h1>
          <p className="quiet">{t('seasonFigures.line')}</p>
        </div>
        <YearChoice year={year} onChange={(chosen) => void navigate({ to: '/figures', search: { year: chosen }, replace: true, resetScroll: false })} />
      </header>
      <Shown page={page}>{({ seasonFigures, pastSeasons }) => (
        <>
          <TheFigures key={seasonFigures.year} season={seasonFigures} past={pastSeasons} />
          <PastSeasons seasons={pastSeasons} />
        </>
      )}</Shown>
      <p className="row no-print"><ButtonLink size="small" to="/honours" search={{ year }}>{t('honours.title')}</ButtonLink><ButtonLink size="small" to="/stars">{t('wall.stars')}</ButtonLink></p>
    </div>
  );
}

function TheFigures({ season, past }: { readonly season: Season; readonly past: readonly PastSeason[] }) {
  const { t } = useTranslation('public');
  const shown = season.programmes.filter(({ rounds }) => rounds.length > 0);
  if (shown.length === 0) return <div className="card"><EmptyState icon={<ChartColumn size={40} strokeWidth={1.25} aria-hidden />} title={t('seasonFigures.none', { year: season.year })} act={<ButtonLink to="/rounds">{t('year.all')}</ButtonLink>}>{t('seasonFigures.noneText')}</EmptyState></div>;
  return (
    <>
      <Tiles season={season} past={past} />
      <Rounds programmes={shown} definitions={season.definitions} />
    </>
  );
}

/** The name and the words of a figure come from the server, so that a page never says something else than what was counted. */
function Tiles({ season: { year, counts, before, definitions }, past }: { readonly season: Season; readonly past: readonly PastSeason[] }) {
  const { t, i18n } = useTranslation('public');
  return (
    <dl className="figure-tiles">
      {FIGURES.map((figure) => {
        const definition = definitions.find((one) => one.figure === figure);
        const earlier = before ? null : earlierOf(past, figure, year);
        const yearBefore = before?.[figure] ?? (earlier?.season === String(year - 1) ? earlier.value : null);
        return (
          <div key={figure} className="card figure">
            <dt><dfn>{definition?.name ?? figure}</dfn></dt>
            <dd className="figure-count">{countText(i18n.language, counts[figure])}<span className="figure-unit">{t(`seasonFigures.units.${figure}`)}</span></dd>
            <dd className="small">{earlier && yearBefore === null
              ? <span className="quiet">{t('pastSeasons.earlier', { season: earlier.season, unit: earlier.unit, shown: countText(i18n.language, earlier.value) })}</span>
              : <YearChange now={counts[figure]} before={yearBefore} unit={t(`seasonFigures.units.${figure}`)} />}</dd>
            <dd className="small quiet">{definition?.text}</dd>
          </div>
        );
      })}
    </dl>
  );
}

function Rounds({ programmes, definitions }: { readonly programmes: readonly Programme[]; readonly definitions: Season['definitions'] }) {
  const { t } = useTranslation('public');
  const [code, setCode] = useState(programmes[0]!.code);
  const [figure, setFigure] = useState<Figure>('participations');
  const programme = programmes.find((one) => one.code === code) ?? programmes[0]!;
  const nameOf = (kind: Figure): string => definitions.find((one) => one.figure === kind)?.name ?? kind;
  const headOf = (kind: Figure): string => {
    const [name, unit] = [nameOf(kind), t(`seasonFigures.units.${kind}`)];
    return name === unit ? name : t('seasonFigures.withUnit', { name, unit });
  };
  const title = `${programme.name} · ${headOf(figure)}`;
  return (
    <section className="stack" aria-labelledby="by-round">
      <h2 id="by-round">{t('seasonFigures.chart')}</h2>
      <div className="row no-print">
        {programmes.length > 1 ? <ChoicePills legend={t('seasonFigures.programme')} value={programme.code} choices={programmes.map((one) => ({ value: one.code, label: one.name }))} onChange={setCode} /> : null}
        <ChoicePills legend={t('seasonFigures.figure')} value={figure} choices={FIGURES.map((value) => ({ value, label: nameOf(value) }))} onChange={(value) => setFigure(value as Figure)} />
      </div>
      <figure className="card figures-chart-card">
        <figcaption>{title}</figcaption>
        <FiguresChart label={title} bars={programme.rounds.map(({ code: round, name, cadence, counts }) => ({ key: round, name, cadence, count: counts[figure] }))} />
      </figure>
      <RoundFigures programme={programme} headOf={headOf} />
    </section>
  );
}
