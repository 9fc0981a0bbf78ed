import TriangleAlert from 'lucide-react/icons/triangle-alert';
import { useTranslation } from 'react-i18next';
import { Table, type Column } from '../../design';
import { MovesByJudge } from './moves';
import type { AssignmentMoves as Moves } from './panel-query';

export const isStill = ({ madeCount, releasedCount }: Moves): boolean => madeCount + releasedCount === 0;

/** What completing the assignment moves: figures first, then what each judge has, then pair by pair. */
export function AssignmentMoves({ moves, isPreview }: { readonly moves: Moves; readonly isPreview?: boolean }) {
  const { t } = useTranslation('judging');
  const { madeCount, releasedCount, lostCount, kept, made, released, loads } = moves;
  if (isStill(moves)) return <p>{t('assigning.still', { count: kept })}</p>;
  const columns: Column<Moves['loads'][number]>[] = [
    { key: 'judge', head: t('assigning.judge'), onPhone: 'lead', cell: ({ judgeName }) => judgeName },
    { key: 'before', head: t('assigning.before'), align: 'end', isTight: true, cell: ({ before }) => before },
    { key: 'gains', head: t('assigning.gains'), align: 'end', isTight: true, cell: ({ gains }) => (gains > 0 ? `+${gains}` : '—') },
    { key: 'gives', head: t('assigning.gives'), align: 'end', isTight: true, cell: ({ gives }) => (gives > 0 ? `−${gives}` : '—') },
    { key: 'after', head: t('assigning.after'), align: 'end', isTight: true, cell: ({ after }) => <strong>{after}</strong> },
  ];
  const isCut = made.length < madeCount || released.length < releasedCount;
  return (
    <div className="stack-tight">
      <dl className="facts moves-facts">
        <div><dt>{t('moves.kept')}</dt><dd>{kept}</dd></div>
        <div><dt>{t('moves.made')}</dt><dd>{madeCount}</dd></div>
        <div><dt>{t('moves.released')}</dt><dd>{releasedCount}</dd></div>
        <div><dt>{t('moves.lost')}</dt><dd>{lostCount}</dd></div>
      </dl>
      {isPreview && lostCount > 0 ? <p className="finding"><TriangleAlert size={20} aria-hidden /><span>{t('moves.lostText', { count: lostCount })}</span></p> : null}
      <div data-density="compact"><Table caption={t('assigning.loads')} columns={columns} rows={loads} rowKey={({ judgeId }) => judgeId} height="16rem" /></div>
      <MovesByJudge made={made} released={released} />
      {isCut ? <p className="small quiet">{t('assigning.cut', { shown: made.length + released.length, total: madeCount + releasedCount })}</p> : null}
    </div>
  );
}
