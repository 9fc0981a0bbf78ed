import { getRouteApi, useNavigate } from '@tanstack/react-router';
import CalendarDays from 'lucide-react/icons/calendar-days';
import Images from 'lucide-react/icons/images';
import Settings from 'lucide-react/icons/settings';
import { useTranslation } from 'react-i18next';
import type { Viewer } from '../../app/session';
import { ButtonLink, EmptyState, Field, Select, Shown, Skeleton } from '../../design';
import { graphql } from '../../data/graphql';
import { usePage } from '../../data/use-page';
import { useServerNow } from '../../i18n/server-clock';
import { calendarYear } from '../../i18n/calendar-year';
import { may, OfficeFrame } from '../office-frame';
import { boardQuery, dutiesOf } from './board-query';
import { DistrictReports } from './district-report';
import { DutyStrip } from './duty-strip';
import { ProgrammeBoard } from './programme-board';
import './board.css';

const seasonsQuery = graphql(`query OfficeSeasons { seasons { id year name theme } }`);
const waitingQuery = graphql(`query WorksWaiting { worksToModerate(state: "pending", first: 1) { totalCount } }`);
const api = getRouteApi('/office');

export function CycleBoard() {
  return <OfficeFrame isFull>{(viewer) => <Board viewer={viewer} />}</OfficeFrame>;
}

function Board({ viewer }: { readonly viewer: Viewer }) {
  const { t } = useTranslation('office');
  const now = useServerNow();
  const navigate = useNavigate();
  const year = api.useSearch().year ?? calendarYear(now);
  const seasons = usePage(seasonsQuery, {});
  const page = usePage(boardQuery, { year });
  const season = seasons.content?.seasons.find((one) => one.year === year);
  const years = [...new Set([year, ...(seasons.content?.seasons.map((one) => one.year) ?? [])])].sort((a, b) => b - a);
  return (
    <>
      <header className="row-apart">
        <div>
          <h1>{t('board.title', { year })}</h1>
          <p className="quiet">{season?.theme || t('board.line')}</p>
        </div>
        <div className="row">
          {years.length > 1 ? <Field label={<span className="visually-hidden">{t('board.year')}</span>} isRequired>{(links) => <Select {...links} value={String(year)} choices={years.map((one) => ({ value: String(one), label: String(one) }))} onChange={(event) => void navigate({ to: '/office', search: { year: Number(event.target.value) } })} />}</Field> : null}
          {may(viewer, 'work.moderate') ? <WorksLink /> : null}
          <ButtonLink to="/office/settings" icon={<Settings size={18} aria-hidden />}>{t('board.settings')}</ButtonLink>
        </div>
      </header>
      <Shown page={page} loading={<BoardLoading />}>
        {({ cycleBoard }) => cycleBoard.length === 0 ? (
          <div className="card"><EmptyState icon={<CalendarDays size={40} strokeWidth={1.25} aria-hidden />} title={t('board.none', { year })} act={may(viewer, 'season.create') ? <ButtonLink kind="primary" to="/office/settings" search={{ tab: 'seasons' }}>{t('board.make')}</ButtonLink> : undefined}>{t('board.noneText')}</EmptyState></div>
        ) : (
          <>
            <DutyStrip duties={dutiesOf(cycleBoard, may(viewer, 'round.advance'))} />
            {cycleBoard.map((row) => <ProgrammeBoard key={row.programme.id} row={row} />)}
            <DistrictReports viewer={viewer} year={year} />
          </>
        )}
      </Shown>
    </>
  );
}

/** With how many wait to be looked at. */
function WorksLink() {
  const { t } = useTranslation('office');
  const page = usePage(waitingQuery, {}, { policy: 'cache-and-network' });
  const count = page.content?.worksToModerate.totalCount ?? 0;
  return <ButtonLink to="/office/works" icon={<Images size={18} aria-hidden />}>{count > 0 ? t('board.worksWaiting', { count }) : t('board.works')}</ButtonLink>;
}

function BoardLoading() {
  return <div className="board-year" role="status">{Array.from({ length: 4 }, (_, index) => <Skeleton key={index} height="14rem" />)}</div>;
}
