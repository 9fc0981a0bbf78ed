import Ban from 'lucide-react/icons/ban';
import Eye from 'lucide-react/icons/eye';
import { useTranslation } from 'react-i18next';
import { Chip, EmptyState, FilterSelect, ListFoot, Shown, Table, type Column } from '../../design';
import { useList } from '../../data/use-list';
import type { OfficeRound } from '../round/round-query';
import { useRoundSearch } from '../use-round-search';
import { conflictsQuery, type Conflict } from './judging-query';
import { wordOf } from './judging-words';
import type { PanelJudge } from './panel-query';

const HARD_KINDS = ['same_enterprise', 'same_union', 'recommender', 'self', 'own_entry', 'co_author', 'mentor', 'kin', 'studio', 'team', 'declared', 'stepped_back', 'own_desk'] as const;
const SOFT_KINDS = ['same_industry', 'joint_award'] as const;
const WEIGHTS = ['hard', 'soft'] as const;

/** Who is kept from what, with what shows it. */
export function ConflictsPane({ round, judges }: { readonly round: OfficeRound; readonly judges: readonly PanelJudge[] }) {
  const { t } = useTranslation('judging');
  const [search, setSearch] = useRoundSearch();
  const weight = WEIGHTS.find((known) => known === search.state);
  const list = useList(conflictsQuery, { roundId: round.id, judgeId: search.judge ?? null, kind: search.kind ?? null, isHard: weight === undefined ? null : weight === 'hard' }, ({ roundConflicts }) => roundConflicts);
  const isFiltered = search.judge !== undefined || search.kind !== undefined || weight !== undefined;
  return (
    <section className="stack" aria-labelledby="conflicts">
      <div><h2 id="conflicts">{t('conflict.title')}</h2><p className="quiet">{t('conflict.text')}</p></div>
      <div className="filters conflict-filters">
        <FilterSelect label={t('conflict.judge')} all={t('conflict.anyJudge')} value={search.judge} choices={judges.map(({ accountId, name }) => ({ value: accountId, label: name }))} onChange={(value) => setSearch({ judge: value })} />
        <FilterSelect label={t('conflict.weight')} all={t('conflict.anyWeight')} value={weight} choices={WEIGHTS.map((value) => ({ value, label: t(`conflict.${value}`) }))} onChange={(value) => setSearch({ state: value })} />
        <FilterSelect label={t('conflict.kind')} all={t('conflict.anyKind')} value={search.kind} choices={[...HARD_KINDS, ...SOFT_KINDS].map((value) => ({ value, label: wordOf(t, 'conflictKind', value) }))} onChange={(value) => setSearch({ kind: value })} />
      </div>
      <Shown page={list}>
        {() => (
          <>
            <p className="visually-hidden" role="status">{t('conflict.found', { count: list.total })}</p>
            <Conflicts rows={list.rows} isFiltered={isFiltered} />
            <ListFoot list={list} />
          </>
        )}
      </Shown>
    </section>
  );
}

function Conflicts({ rows, isFiltered }: { readonly rows: readonly Conflict[]; readonly isFiltered: boolean }) {
  const { t } = useTranslation('judging');
  const columns: Column<Conflict>[] = [
    { key: 'entry', head: t('conflict.entry'), onPhone: 'lead', cell: ({ title, entryCode, organizationName }) => <>{title} <span className="small quiet">{entryCode}</span><br /><span className="small quiet">{organizationName}</span></> },
    { key: 'judge', head: t('conflict.judge'), isTight: true, cell: ({ judgeName }) => judgeName },
    { key: 'kind', head: t('conflict.kind'), cell: ({ kind, evidence }) => <><strong>{wordOf(t, 'conflictKind', kind)}</strong><br /><span className="small">{evidence}</span></> },
    { key: 'weight', head: t('conflict.weight'), isTight: true, cell: ({ isHard, isAssigned }) => (isHard ? <Chip tone="amber" icon={<Ban size={13} aria-hidden />}>{t('conflict.hard')}</Chip> : <><Chip tone="blue" icon={<Eye size={13} aria-hidden />}>{t('conflict.soft')}</Chip>{isAssigned ? <><br /><span className="small">{t('conflict.assigned')}</span></> : null}</>) },
  ];
  return <div className="long-list" data-density="compact"><Table caption={t('conflict.title')} columns={columns} rows={rows} rowKey={({ entryId, judgeId, kind }) => `${entryId} ${judgeId} ${kind}`} empty={<EmptyState title={t(isFiltered ? 'conflict.noMatch' : 'conflict.none')}>{t(isFiltered ? 'conflict.noMatchText' : 'conflict.noneText')}</EmptyState>} /></div>;
}
