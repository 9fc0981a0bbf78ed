import { useTranslation } from 'react-i18next';
import type { Viewer } from '../../app/session';
import { EmptyState, Shown, Skeleton, StateChip, Table, type Column } from '../../design';
import { graphql, type ResultOf } from '../../data/graphql';
import { usePage } from '../../data/use-page';
import { shownPhase } from '../../data/season';
import { inCalendarOrder } from './calendar-order';

const reportQuery = graphql(`
  query DistrictReport($year: Int!, $districtId: ID!) {
    districtReport(year: $year, districtId: $districtId) { code cadence name phase units nominees passed accepted stars }
  }
`);

type Period = ResultOf<typeof reportQuery>['districtReport'][number];

/** The viewer's own districts or industry unions, each with its year: units, persons and stars of every round. */
export function DistrictReports({ viewer, year }: { readonly viewer: Viewer; readonly year: number }) {
  const own = viewer.grants.filter(({ role }) => role === 'district_organiser').map(({ organization }) => organization);
  return <>{own.map(({ id, name }) => <DistrictReport key={id} districtId={id} name={name} year={year} />)}</>;
}

function DistrictReport({ districtId, name, year }: { readonly districtId: string; readonly name: string; readonly year: number }) {
  const { t } = useTranslation('office');
  const page = usePage(reportQuery, { year, districtId });
  const title = t('report.title', { name, year });
  const columns: Column<Period>[] = [
    { key: 'name', head: t('report.round'), cell: (row) => row.name, onPhone: 'lead' },
    { key: 'phase', head: t('report.phase'), cell: (row) => <StateChip family="phase" value={shownPhase({ ...row, noticeEndsAt: null })} /> },
    { key: 'units', head: t('report.units'), cell: (row) => row.units, align: 'end' },
    { key: 'nominees', head: t('report.nominees'), cell: (row) => row.nominees, align: 'end' },
    { key: 'passed', head: t('report.passed'), cell: (row) => row.passed, align: 'end' },
    { key: 'accepted', head: t('report.accepted'), cell: (row) => row.accepted, align: 'end' },
    { key: 'stars', head: t('report.stars'), cell: (row) => (row.phase === 'published' ? row.stars : '—'), align: 'end' },
  ];
  return (
    <section className="stack">
      <h2>{title}</h2>
      <Shown page={page} loading={<Skeleton height="12rem" />}>
        {({ districtReport }) => (
          <Table caption={title} columns={columns} rows={inCalendarOrder(districtReport)} rowKey={(row) => row.code} empty={<EmptyState title={t('report.none')}>{t('report.noneText')}</EmptyState>} />
        )}
      </Shown>
    </section>
  );
}
