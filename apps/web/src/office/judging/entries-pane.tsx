import CircleCheck from 'lucide-react/icons/circle-check';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Chip, EmptyState, ListFoot, Note, SearchInput, Shown, Table, type Column } from '../../design';
import { useList } from '../../data/use-list';
import { usePage } from '../../data/use-page';
import { useTimes } from '../../i18n/times';
import type { OfficeRound } from '../round/round-query';
import { acceptedQuery, assignmentsQuery, type EntryAssignments, type Progress, type UnjudgedEntry } from './judging-query';
import { wordOf } from './judging-words';

/** Entries that have too few locked sheets yet; and of any entry, why its judges have it. */
export function EntriesPane({ round, progress }: { readonly round: OfficeRound; readonly progress: Progress | null }) {
  return (
    <>
      {progress ? <Unjudged progress={progress} /> : null}
      <Assigned round={round} />
    </>
  );
}

function Unjudged({ progress }: { readonly progress: Progress }) {
  const { t } = useTranslation('judging');
  const { unjudged, entries, judged } = progress;
  const short = entries - judged;
  if (short === 0) return entries === 0 ? null : <Note kind="done" title={t('unjudged.all', { count: entries })} />;
  return (
    <section className="stack" aria-labelledby="unjudged">
      <h2 id="unjudged">{t('unjudged.title', { count: short })}</h2>
      <UnjudgedTable entries={unjudged} />
      {short > unjudged.length ? <p className="small quiet">{t('unjudged.first', { shown: unjudged.length, total: short })}</p> : null}
    </section>
  );
}

export function UnjudgedTable({ entries, height = '20rem' }: { readonly entries: readonly UnjudgedEntry[]; readonly height?: string }) {
  const { t } = useTranslation('judging');
  const columns: Column<UnjudgedEntry>[] = [
    { key: 'entry', head: t('unjudged.entry'), onPhone: 'lead', cell: ({ title, code }) => (title === code ? code : <>{title} <span className="small quiet">{code}</span></>) },
    { key: 'locked', head: t('unjudged.locked'), align: 'end', isTight: true, cell: ({ locked }) => locked },
    { key: 'open', head: t('unjudged.open'), align: 'end', isTight: true, cell: ({ open }) => (open === 0 ? <Chip tone="amber">{t('unjudged.nobody')}</Chip> : open) },
  ];
  return <div data-density="compact"><Table caption={t('unjudged.caption')} columns={columns} rows={entries} rowKey={({ code }) => code} height={height} /></div>;
}

function Assigned({ round }: { readonly round: OfficeRound }) {
  const { t } = useTranslation('judging');
  const [search, setSearch] = useState('');
  const list = useList(acceptedQuery, { roundId: round.id, search: search.trim() || null }, ({ entries }) => entries);
  return (
    <section className="stack" aria-labelledby="assigned">
      <div><h2 id="assigned">{t('assigned.title')}</h2><p className="quiet">{t('assigned.text')}</p></div>
      <SearchInput label={t('assigned.search')} value={search} onChange={(event) => setSearch(event.target.value)} />
      <Shown page={list}>
        {() => list.rows.length === 0 ? <EmptyState title={t(search.trim() === '' ? 'assigned.none' : 'assigned.noMatch')}>{t(search.trim() === '' ? 'assigned.noneText' : 'assigned.noMatchText')}</EmptyState> : (
          <>
            <ul className="assigned-list">{list.rows.map((entry) => <li key={entry.id}><Entry entry={entry} /></li>)}</ul>
            <ListFoot list={list} />
          </>
        )}
      </Shown>
    </section>
  );
}

interface ListedEntry {
  readonly id: string;
  readonly code: string;
  readonly title: string;
  readonly category: { readonly name: string };
}

function Entry({ entry }: { readonly entry: ListedEntry }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary><strong>{entry.title}</strong> <span className="small quiet">{entry.code} · {entry.category.name}</span></summary>
      {isOpen ? <Why entryId={entry.id} /> : null}
    </details>
  );
}

function Why({ entryId }: { readonly entryId: string }) {
  const { t } = useTranslation('judging');
  const page = usePage(assignmentsQuery, { entryId });
  return (
    <Shown page={page}>
      {({ entryAssignments: found }) => (
        <div className="stack-tight assigned-why">
          <p className="small quiet">{t('assigned.ofPanel', { per: found.perEntry, free: found.free, blocked: found.blocked })}</p>
          {found.assignments.length === 0 ? <p className="small">{t('assigned.nobody')}</p> : <ul className="log">{found.assignments.map((one) => <li key={one.judgeId}><Assignment one={one} /></li>)}</ul>}
        </div>
      )}
    </Shown>
  );
}

function Assignment({ one }: { readonly one: EntryAssignments['assignments'][number] }) {
  const { t } = useTranslation('judging');
  const times = useTimes();
  return (
    <>
      <p className="row"><strong>{one.judgeName}</strong>{one.state === 'active' ? <CircleCheck size={16} aria-hidden className="green" /> : <Chip>{wordOf(t, 'assignmentState', one.state)}</Chip>}{one.origin === 'manual' ? <Chip tone="blue">{t('assigned.byHand')}</Chip> : null}</p>
      <p className="small">{one.explanation}</p>
      {one.flags.map(({ kind, evidence }) => <p key={`${kind}${evidence}`} className="small amber">{t('assigned.flag', { kind: wordOf(t, 'conflictKind', kind), evidence })}</p>)}
      <p className="small quiet">{t('assigned.at', { at: times.instant(one.createdAt), version: one.panelVersion })}</p>
    </>
  );
}
