import { getRouteApi, useNavigate } from '@tanstack/react-router';
import Plus from 'lucide-react/icons/plus';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Gate } from '../app/gate';
import { usePageTitle } from '../app/page-title';
import type { Viewer } from '../app/session';
import { Button, Chip, EmptyState, FilterSelect, ListFoot, Shown, Table, type Column } from '../design';
import { useList } from '../data/use-list';
import { useTimes } from '../i18n/times';
import { serverNow } from '../i18n/server-clock';
import { EndTieDialog } from './end-tie-dialog';
import { TIE_KINDS, type TieKind } from './tie-kinds';
import { TieForm } from './tie-form';
import { tiesQuery, type Tie } from './ties-query';
import './admin.css';

const api = getRouteApi('/admin/ties');

/** Who must not judge whom: ties between two persons, with the days they hold. */
export function Ties() {
  const { t } = useTranslation('admin');
  usePageTitle(t('ties.title'));
  return <Gate roles={['district_organiser', 'city_organiser', 'auditor']}>{(viewer) => <TieList viewer={viewer} />}</Gate>;
}

function TieList({ viewer }: { readonly viewer: Viewer }) {
  const { t } = useTranslation('admin');
  const { kind } = api.useSearch();
  const navigate = useNavigate();
  const [isRecording, setIsRecording] = useState(false);
  const [ending, setEnding] = useState<Tie | null>(null);
  const list = useList(tiesQuery, { kind: kind ?? null }, ({ memberTies }) => memberTies);
  const mayRecord = viewer.permissions.includes('tie.record');
  const choose = (value: string | undefined) => void navigate({ to: '/admin/ties', search: { kind: TIE_KINDS.find((known): known is TieKind => known === value) }, replace: true });
  return (
    <div className="stack-wide">
      <header className="stack">
        <div className="row-apart"><h1>{t('ties.title')}</h1>{mayRecord && !isRecording ? <Button kind="primary" icon={<Plus size={18} aria-hidden />} onClick={() => setIsRecording(true)}>{t('ties.record')}</Button> : null}</div>
        <p className="quiet reading">{t('ties.line')}</p>
      </header>
      {isRecording ? <TieForm onDone={() => { setIsRecording(false); list.again(); }} onCancel={() => setIsRecording(false)} /> : null}
      <section className="stack" aria-label={t('ties.title')}>
        <div className="admin-fields"><FilterSelect label={t('ties.kind')} all={t('ties.anyKind')} value={kind} choices={TIE_KINDS.map((value) => ({ value, label: t(`tieKind.${value}`) }))} onChange={choose} /></div>
        <Shown page={list}>
          {() => (
            <>
              <p className="visually-hidden" role="status">{t('ties.found', { count: list.total })}</p>
              <TieTable rows={list.rows} onEnd={mayRecord ? setEnding : null} />
              <ListFoot list={list} />
            </>
          )}
        </Shown>
      </section>
      {ending ? <EndTieDialog tie={ending} onClose={() => setEnding(null)} onEnded={() => { setEnding(null); list.again(); }} /> : null}
    </div>
  );
}

const isOver = ({ toDay }: Tie): boolean => toDay !== null && new Date(`${toDay}T24:00:00+08:00`) <= serverNow();

function TieTable({ rows, onEnd }: { readonly rows: readonly Tie[]; readonly onEnd: ((tie: Tie) => void) | null }) {
  const { t } = useTranslation('admin');
  const times = useTimes();
  const columns: Column<Tie>[] = [
    { key: 'persons', head: t('ties.persons'), onPhone: 'lead', cell: ({ memberA, memberB }) => <ul>{[memberA, memberB].map((member) => <li key={member.id}>{member.name} <span className="small quiet">{[member.memberNo, member.organization?.name].filter(Boolean).join(' · ')}</span></li>)}</ul> },
    { key: 'kind', head: t('ties.kind'), cell: ({ kind, label, onDay }) => <>{t(`tieKind.${kind as TieKind}`)}{label || onDay ? <><br /><span className="small quiet">{[label, onDay ? times.day(onDay) : ''].filter(Boolean).join(' · ')}</span></> : null}</> },
    { key: 'term', head: t('ties.term'), cell: (tie) => <>{tie.toDay ? t('ties.fromTo', { from: times.day(tie.fromDay), to: times.day(tie.toDay) }) : t('ties.from', { from: times.day(tie.fromDay) })}{isOver(tie) ? <> <Chip>{t('ties.over')}</Chip></> : null}</> },
    { key: 'source', head: t('ties.source'), cell: ({ source }) => source || <span className="quiet">{t('ties.noSource')}</span> },
    ...(onEnd ? [{ key: 'act', head: t('ties.act'), isTight: true, cell: (tie: Tie) => (isOver(tie) ? null : <Button size="small" aria-label={t('ties.endOf', { a: tie.memberA.name, b: tie.memberB.name })} onClick={() => onEnd(tie)}>{t('ties.end')}</Button>) }] : []),
  ];
  return <Table caption={t('ties.title')} columns={columns} rows={rows} rowKey={({ id }) => id} empty={<EmptyState title={t('ties.none')}>{t('ties.noneText')}</EmptyState>} />;
}
