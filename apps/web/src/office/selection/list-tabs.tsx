import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, Chip, EmptyState, SearchInput, Table, Tabs, type Column } from '../../design';
import { scoreText } from '../../i18n/figures';
import { listed } from '../../i18n/listed';
import type { OfficeRound } from '../round/round-query';
import { ruleFigures } from '../results/rule-figures';
import type { Selection, SelectionLine, SelectionRule } from './selection-query';

interface ListTabsProps {
  readonly round: OfficeRound;
  readonly selection: Selection;
}

type View = 'list' | 'displaced' | 'reserves';
/** Long lists are read from the top; the rest comes when asked for. */
const FIRST = 30;

/** The list, whom the rules keep off it, and who stands ready. */
export function ListTabs({ round, selection }: ListTabsProps) {
  const { t } = useTranslation('selection');
  const [view, setView] = useState<View>('list');
  const rows = {
    list: selection.lines.filter(({ isListed }) => isListed),
    displaced: selection.lines.filter(({ isListed, displacedBy, override }) => !isListed && (displacedBy.length > 0 || override === 'removed')),
    reserves: selection.lines.filter(({ reserve }) => reserve !== null).sort((a, b) => a.reserve! - b.reserve!),
  };
  const tabs = (['list', 'displaced', 'reserves'] as const).map((key) => ({ key, label: t(`view.${key}`, { count: rows[key].length }) }));
  return (
    <Tabs label={t('view.title')} tabs={tabs} current={view} onChange={(key) => setView(key as View)}>
      <Lines key={view} round={round} selection={selection} view={view} rows={rows[view]} />
    </Tabs>
  );
}

function Lines({ round, selection, view, rows }: ListTabsProps & { readonly view: View; readonly rows: readonly SelectionLine[] }) {
  const { t } = useTranslation('selection');
  const [asked, setAsked] = useState('');
  const [isAll, setAll] = useState(false);
  const { decimals } = ruleFigures(round.rules?.content);
  const ruleOf = new Map(selection.rules.map((rule) => [rule.code, rule]));
  const found = rows.filter(({ title, organizationName, entryCode }) => [title, organizationName, entryCode].some((text) => text.includes(asked.trim())));
  const shown = isAll ? found : found.slice(0, FIRST);
  const columns: Column<SelectionLine>[] = [
    { key: 'position', head: t(view === 'reserves' ? 'col.reserve' : 'col.position'), align: 'end', isTight: true, cell: ({ position, reserve }) => <span className="figures">{view === 'reserves' ? reserve : position}</span> },
    { key: 'title', head: t('col.entry'), onPhone: 'lead', cell: (line) => <span className="selection-name"><Link className="record" to="/office/rounds/$id/entries/$entryId" params={{ id: round.id, entryId: line.entryId }}>{line.title}</Link> <span className="small quiet">{line.entryCode}</span><Marks line={line} /></span> },
    { key: 'unit', head: t('col.unit'), cell: ({ organizationName, districtName }) => <span className="selection-unit">{organizationName}<br /><span className="small quiet">{districtName ?? '—'}</span></span> },
    { key: 'counts', head: t('col.counts'), onPhone: 'whole', cell: ({ quotas }) => <Counts codes={quotas} ruleOf={ruleOf} /> },
    { key: 'score', head: t('col.score'), align: 'end', isTight: true, cell: ({ score }) => <span className="figures">{scoreText(score, decimals)}</span> },
    ...(view === 'displaced' ? [{ key: 'why', head: t('col.why'), onPhone: 'whole', cell: (line) => <Why line={line} ruleOf={ruleOf} places={selection.places} /> } satisfies Column<SelectionLine>] : []),
    ...(view === 'reserves' ? [{ key: 'fits', head: t('col.fits'), onPhone: 'whole', cell: ({ fits, position }) => t('reserve.fits', { count: fits ?? 0, position }) } satisfies Column<SelectionLine>] : []),
  ];
  return (
    <div className="stack">
      {rows.length > 12 ? <SearchInput label={t('search')} placeholder={t('search')} value={asked} onChange={(event) => setAsked(event.target.value)} /> : null}
      <div data-density="compact"><Table caption={t(`view.${view}`, { count: rows.length })} columns={columns} rows={shown} rowKey={({ entryId }) => entryId} empty={<EmptyState title={t(`empty.${view}`)}>{asked ? t('empty.search') : t(`empty.${view}Text`)}</EmptyState>} /></div>
      {found.length > shown.length ? <div className="row"><Button onClick={() => setAll(true)}>{t('more', { count: found.length - shown.length })}</Button></div> : null}
      {view === 'reserves' && rows.length > 0 ? <p className="small quiet">{t('reserve.text')}</p> : null}
    </div>
  );
}

function Marks({ line: { override, hasPriority, prioritySources } }: { readonly line: SelectionLine }) {
  const { t } = useTranslation('selection');
  if (!override && !hasPriority) return null;
  return (
    <span className="row selection-marks">
      {override ? <Chip tone="amber">{t(`mark.${override}`, { defaultValue: override })}</Chip> : null}
      {hasPriority ? <Chip tone="gold">{t('mark.priority', { source: listed(prioritySources) || '—' })}</Chip> : null}
    </span>
  );
}

function Counts({ codes, ruleOf }: { readonly codes: readonly string[]; readonly ruleOf: ReadonlyMap<string, SelectionRule> }) {
  const { t } = useTranslation('selection');
  if (codes.length === 0) return <span className="quiet">{t('counts.none')}</span>;
  return <span className="selection-counts">{codes.map((code) => <Chip key={code} tone={ruleOf.get(code)?.kind === 'cap' ? 'grey' : 'blue'}>{ruleOf.get(code)?.name ?? code}</Chip>)}</span>;
}

/** In a sentence: which rules keep somebody off the list whose score alone would be enough. */
function Why({ line: { displacedBy, position, override }, ruleOf, places }: { readonly line: SelectionLine; readonly ruleOf: ReadonlyMap<string, SelectionRule>; readonly places: number }) {
  const { t } = useTranslation('selection');
  if (displacedBy.length === 0) return override === 'removed' ? <>{t('why.removed')}</> : null;
  const said = displacedBy.map((code) => {
    const rule = ruleOf.get(code);
    if (!rule) return code;
    return t(rule.kind === 'floor' ? 'why.floor' : 'why.cap', { name: rule.name, count: rule.required });
  });
  return <>{t('why.sentence', { position, places, rules: said.join(t('why.and')) })}</>;
}
