import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import Trophy from 'lucide-react/icons/trophy';
import { useTranslation } from 'react-i18next';
import { usePageTitle } from '../app/page-title';
import { ButtonLink, ChoicePills, EmptyState, Shown } from '../design';
import { graphql, type ResultOf } from '../data/graphql';
import { usePage } from '../data/use-page';
import { calendarYear } from '../i18n/calendar-year';
import { countText } from '../i18n/figures';
import { useTimes } from '../i18n/times';
import { TABLES_BY, type HonourSearch } from './honour-search';
import { CorrectionsOfYear } from './list-correction';
import { RankChange } from './rank-change';
import { YearChoice } from './year-choice';
import './public.css';
import './honours.css';

const tableQuery = graphql(`
  query HonourTable($year: Int!, $by: String!) {
    honourTable(year: $year, by: $by) { changedSince elsewhere rows { rank rankBefore organizationId name honours firsts persons months quarters years } }
  }
`);

type TheTable = ResultOf<typeof tableQuery>['honourTable'];
type Row = TheTable['rows'][number];
const api = getRouteApi('/honours');

/** Who won how much in a year, by district or by industry, and how the order changed with the newest lists. */
export function HonourTable() {
  const { t } = useTranslation('public');
  usePageTitle(t('honours.title'));
  const { by = 'district', year = calendarYear() } = api.useSearch();
  const navigate = useNavigate();
  const change = (search: HonourSearch) => void navigate({ to: '/honours', search, replace: true, resetScroll: false });
  const page = usePage(tableQuery, { year, by });
  return (
    <div className="stack-wide">
      <header>
        <h1 className="title-face">{t('honours.titleOf', { year })}</h1>
        <p className="quiet">{t('honours.line')}</p>
      </header>
      <div className="row-apart no-print">
        <ChoicePills legend={t('honours.by')} value={by} choices={TABLES_BY.map((value) => ({ value, label: t(`honours.bys.${value}`) }))} onChange={(value) => change({ by: value as HonourSearch['by'], year })} />
        <YearChoice year={year} onChange={(chosen) => change({ by, year: chosen })} />
      </div>
      <Shown page={page}>{({ honourTable }) => <Standing table={honourTable} by={by} year={year} />}</Shown>
      <CorrectionsOfYear year={year} />
      <p className="row no-print"><ButtonLink size="small" to="/stars">{t('wall.stars')}</ButtonLink><ButtonLink size="small" to="/figures" search={{ year }}>{t('seasonFigures.title')}</ButtonLink><ButtonLink size="small" to="/studios">{t('studios.title')}</ButtonLink></p>
    </div>
  );
}

interface StandingProps {
  readonly table: TheTable;
  readonly by: (typeof TABLES_BY)[number];
  readonly year: number;
}

function Standing({ table: { rows, elsewhere, changedSince }, by, year }: StandingProps) {
  const { t, i18n } = useTranslation('public');
  const times = useTimes();
  const most = rows[0]?.honours ?? 1;
  // With the first list of a year there is no order to compare with.
  const hasBefore = rows.some(({ rankBefore }) => rankBefore !== null);
  if (rows.length === 0) return <div className="card"><EmptyState icon={<Trophy size={40} strokeWidth={1.25} aria-hidden />} title={t('honours.none', { year })} act={<ButtonLink to="/rounds">{t('year.all')}</ButtonLink>}>{t('honours.noneText')}</EmptyState></div>;
  return (
    <section className="stack">
      <div className="table-frame">
        <table className="table league">
          <caption className="visually-hidden">{t('honours.titleOf', { year })} · {t(`honours.bys.${by}`)}</caption>
          <thead>
            <tr>
              <th scope="col" className="tight">{t('honours.rank')}</th>
              {hasBefore ? <th scope="col" className="tight"><span className="not-phone">{t('honours.changed')}</span><span className="only-phone"><span className="visually-hidden">{t('honours.changed')}</span></span></th> : null}
              <th scope="col">{t(`honours.names.${by}`)}</th>
              <th scope="col" className="league-honours">{t('honours.honours')}</th>
              <th scope="col" className="end tight not-phone">{t('honours.firsts')}</th>
              <th scope="col" className="end tight not-phone">{t('honours.persons')}</th>
              <th scope="col" className="end tight not-phone">{t('honours.months')}</th>
              <th scope="col" className="end tight not-phone">{t('honours.quarters')}</th>
              <th scope="col" className="end tight not-phone">{t('honours.years')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.organizationId}>
                <td className="tight league-rank figures" data-first={row.rank === 1}>{row.rank}</td>
                {hasBefore ? <td className="tight"><RankChange rank={row.rank} before={row.rankBefore} /></td> : null}
                <th scope="row"><RowName row={row} by={by} /></th>
                <td className="league-honours"><span className="league-bar"><span className="league-fill" style={{ inlineSize: `${Math.round((row.honours * 100) / most)}%` }} aria-hidden /></span><strong className="figures">{countText(i18n.language, row.honours)}</strong></td>
                {[row.firsts, row.persons, row.months, row.quarters, row.years].map((count, at) => <td key={at} className="end tight figures not-phone">{countText(i18n.language, count)}</td>)}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <div className="small quiet stack league-notes">
        <p>{t('honours.order')}</p>
        {hasBefore && changedSince ? <p>{t('honours.since', { day: times.day(changedSince) })}</p> : null}
        {elsewhere > 0 ? <p>{t(`honours.elsewhere.${by}`, { honours: elsewhere })}</p> : null}
      </div>
    </section>
  );
}

/** The wall can be narrowed to a district; to an industry it cannot. */
function RowName({ row, by }: { readonly row: Row; readonly by: StandingProps['by'] }) {
  const { t } = useTranslation('public');
  return (
    <>
      {by === 'district' ? <Link to="/stars" search={{ district: row.organizationId }}>{row.name}</Link> : row.name}
      <span className="only-phone"><span className="small quiet league-more">{t('honours.more', { firsts: row.firsts, persons: row.persons })}</span></span>
    </>
  );
}
