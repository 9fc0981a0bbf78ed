import TriangleAlert from 'lucide-react/icons/triangle-alert';
import { useTranslation } from 'react-i18next';
import { EmptyState, Shown, Table, type Column } from '../../design';
import { usePage } from '../../data/use-page';
import { useTimes } from '../../i18n/times';
import type { OfficeRound } from '../round/round-query';
import { declarationsQuery, type JudgeDeclaration } from './judging-query';
import { wordOf } from './judging-words';

/** Who has signed the declaration of conflicts, and what was named in it. Until then a judge's queue is closed. */
export function Declarations({ round }: { readonly round: OfficeRound }) {
  const { t } = useTranslation('judging');
  const times = useTimes();
  const page = usePage(declarationsQuery, { roundId: round.id });
  const columns: Column<JudgeDeclaration>[] = [
    { key: 'judge', head: t('declaration.judge'), onPhone: 'lead', cell: ({ judgeName }) => judgeName },
    { key: 'signed', head: t('declaration.state'), cell: ({ signedAt, panelVersion }) => (signedAt ? <>{t('declaration.signedAt', { at: times.instant(signedAt) })}{panelVersion ? <><br /><span className="small quiet">{t('declaration.version', { version: panelVersion })}</span></> : null}</> : <span className="row"><TriangleAlert size={16} aria-hidden className="amber" />{t('declaration.notYet')}</span>) },
    { key: 'ties', head: t('declaration.ties'), cell: ({ signedAt, ties }) => (signedAt === null ? '—' : ties.length === 0 ? <span className="quiet">{t('declaration.noTies')}</span> : <ul>{ties.map((tie, at) => <li key={tie.entryId ?? `${at}`}><Tie tie={tie} /></li>)}</ul>) },
    { key: 'proof', head: t('declaration.proof'), onPhone: 'hidden', cell: ({ textHash }) => (textHash ? <span className="mono" title={textHash}>{textHash.slice(0, 12)}</span> : '—') },
  ];
  return (
    <Shown page={page}>
      {({ roundDeclarations: found }) => (
        <section className="stack" aria-labelledby="declarations">
          <h2 id="declarations">{t('declaration.title', { signed: found.filter(({ signedAt }) => signedAt !== null).length, count: found.length })}</h2>
          <div data-density="compact"><Table caption={t('declaration.caption')} columns={columns} rows={found} rowKey={({ judgeId }) => judgeId} empty={<EmptyState title={t('declaration.none')}>{t('declaration.noneText')}</EmptyState>} /></div>
        </section>
      )}
    </Shown>
  );
}

/** A name that meets no entry of the round is for organisers to look into. */
function Tie({ tie }: { readonly tie: JudgeDeclaration['ties'][number] }) {
  const { t } = useTranslation('judging');
  return (
    <>
      {wordOf(t, 'tieKind', tie.kind)}{t('colon')}{tie.title ?? tie.name ?? '—'}{tie.entryCode ? <span className="small quiet"> {tie.entryCode}</span> : null}{tie.note ? <span className="small quiet"> · {tie.note}</span> : null}
      <br />{tie.entries === 0 ? <span className="row small amber"><TriangleAlert size={14} aria-hidden />{t('declaration.nobodyFound')}</span> : <span className="small quiet">{t('declaration.keeps', { count: tie.entries })}</span>}
    </>
  );
}
