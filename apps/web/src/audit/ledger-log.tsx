import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { EmptyState, Field, FilterSelect, ListFoot, Select, Shown, Table, type Column } from '../design';
import { graphql, type ResultOf } from '../data/graphql';
import { useList } from '../data/use-list';
import { usePage } from '../data/use-page';
import { calendarYear } from '../i18n/calendar-year';
import { useServerNow } from '../i18n/server-clock';
import { useTimes } from '../i18n/times';
import { useWordFor } from '../i18n/use-words';
import { DEED_KINDS, DEEDS, deedText } from './deeds';

const eventsQuery = graphql(`
  query LedgerEvents($types: [String!], $roundId: ID, $after: String) {
    ledgerEvents(types: $types, roundId: $roundId, first: 30, after: $after) {
      totalCount pageInfo { hasNextPage endCursor }
      nodes { id seq at type actorName roundId roundName programmeName accountName role fromPhase toPhase }
    }
  }
`);
const roundsQuery = graphql(`query LogRounds($year: Int!) { cycleBoard(year: $year) { programme { id name } cells { round { id name phase } } } }`);

type LedgerEvent = ResultOf<typeof eventsQuery>['ledgerEvents']['nodes'][number];

const api = getRouteApi('/audit');

/** Who did what and when, over all chains: uses of power first. */
export function LedgerLog() {
  const { t } = useTranslation('audit');
  const { kind = 'power', round } = api.useSearch();
  const navigate = useNavigate();
  const list = useList(eventsQuery, { types: DEEDS[kind] ? [...DEEDS[kind]] : null, roundId: round ?? null }, ({ ledgerEvents }) => ledgerEvents);
  const rounds = usePage(roundsQuery, { year: calendarYear(useServerNow()) });
  const begun = rounds.content?.cycleBoard.flatMap(({ programme, cells }) => cells.filter((cell) => cell.round.phase !== 'scheduled').map((cell) => ({ value: cell.round.id, label: `${programme.name} · ${cell.round.name}` }))) ?? [];
  const go = (search: { readonly kind?: typeof kind; readonly round?: string }) => void navigate({ to: '/audit', search: { kind, round, ...search }, replace: true, resetScroll: false });
  return (
    <section className="stack" aria-labelledby="log">
      <div><h2 id="log">{t('log.title')}</h2><p className="quiet reading">{t('log.line')}</p></div>
      <div className="audit-outside">
        <Field isRequired label={t('log.kind')}>{(links) => <Select {...links} value={kind} choices={DEED_KINDS.map((value) => ({ value, label: t(`log.kinds.${value}`) }))} onChange={(event) => go({ kind: DEED_KINDS.find((known) => known === event.target.value) })} />}</Field>
        <FilterSelect label={t('log.round')} all={t('log.anyRound')} value={round} choices={begun} onChange={(value) => go({ round: value })} />
      </div>
      <Shown page={list}>
        {() => (
          <>
            <p className="visually-hidden" role="status">{t('log.found', { count: list.total })}</p>
            <EventTable rows={list.rows} />
            <ListFoot list={list} />
          </>
        )}
      </Shown>
    </section>
  );
}

function EventTable({ rows }: { readonly rows: readonly LedgerEvent[] }) {
  const { t } = useTranslation('audit');
  const wordFor = useWordFor();
  const times = useTimes();
  const aboutOf = ({ accountName, role, fromPhase, toPhase }: LedgerEvent): string =>
    [accountName, role ? wordFor('role', role) : null, fromPhase && toPhase ? t('log.moved', { from: wordFor('phase', fromPhase), to: wordFor('phase', toPhase) }) : null].filter(Boolean).join(' · ');
  const columns: Column<LedgerEvent>[] = [
    { key: 'deed', head: t('log.deed'), onPhone: 'lead', cell: (event) => <>{deedText(t, event.type)}{aboutOf(event) ? <><br /><span className="small quiet">{aboutOf(event)}</span></> : null}</> },
    { key: 'who', head: t('log.who'), cell: ({ actorName }) => actorName ?? <span className="quiet">{t('log.platform')}</span> },
    { key: 'where', head: t('log.where'), cell: ({ roundName, programmeName, seq }) => <>{roundName ? `${programmeName} · ${roundName}` : t('log.chain')} <span className="small quiet">{t('log.seq', { seq })}</span></> },
    { key: 'at', head: t('log.at'), isTight: true, cell: ({ at }) => <time dateTime={at}>{times.instant(at)}</time> },
  ];
  return <div data-density="compact"><Table caption={t('log.title')} columns={columns} rows={rows} rowKey={({ id }) => id} empty={<EmptyState title={t('log.none')}>{t('log.noneText')}</EmptyState>} /></div>;
}
