import OctagonAlert from 'lucide-react/icons/octagon-alert';
import { useTranslation } from 'react-i18next';
import { PhaseCellLink } from '../../design';
import { useTimes } from '../../i18n/times';
import { shownPhase } from '../../data/season';
import type { BoardCell } from './board-query';

/** 1月 of 2026年1月: the year stands over the board. The annual round keeps its own name. */
const shortName = ({ name, cadence }: BoardCell['round']): string => (cadence === 'year' ? name : name.replace(/^\d{4}\s*年\s*| \d{4}$/, '') || name);

/** One round on the board: its phase, its figures, what is next and what is in the way. */
export function CycleCell({ cell, isWide }: { readonly cell: BoardCell; readonly isWide?: boolean }) {
  const { t } = useTranslation('office');
  const times = useTimes();
  const { round } = cell;
  const isQuiet = round.phase === 'scheduled' || round.phase === 'cancelled';
  return (
    <PhaseCellLink to="/office/rounds/$id" params={{ id: round.id }} name={shortName(round)} data-wide={isWide || undefined} phase={shownPhase(round)}>
      {isQuiet ? null : <Counts cell={cell} isWide={isWide} />}
      {round.phase === 'scheduled' ? <span className="cell-line">{t('cell.opens', { at: times.instant(round.collectingAt) })}</span> : null}
      {round.nextDeadline && !isQuiet ? <span className="cell-line"><strong>{times.remaining(round.nextDeadline)}</strong> <span>{t('cell.until', { at: times.deadline(round.nextDeadline) })}</span></span> : null}
      {cell.blocking ? <span className="cell-blocking"><OctagonAlert size={14} aria-hidden />{cell.blocking}</span> : null}
    </PhaseCellLink>
  );
}

const BEFORE_JUDGING = ['collecting', 'reviewing'];

/** Only the figures that mean something in this phase. */
function Counts({ cell, isWide }: { readonly cell: BoardCell; readonly isWide?: boolean }) {
  const { t } = useTranslation('office');
  const sheets = cell.judged + cell.toJudge;
  const isJudged = !BEFORE_JUDGING.includes(cell.round.phase);
  return (
    <dl className="cell-counts" data-wide={isWide || undefined}>
      <div><dt>{t('cell.recommended')}</dt><dd>{cell.recommended}</dd></div>
      <div><dt>{t('cell.accepted')}</dt><dd>{cell.accepted}</dd></div>
      {isJudged && sheets > 0 ? <div><dt>{t('cell.judged')}</dt><dd>{cell.judged}{cell.round.phase === 'judging' ? <span className="quiet">/{sheets}</span> : null}</dd></div> : null}
      {cell.round.phase === 'published' ? <div><dt>{t('cell.winners')}</dt><dd>{cell.winners}</dd></div> : null}
      {cell.shortOfJudges > 0 ? <div className="cell-todo"><dt>{t('cell.short')}</dt><dd>{cell.shortOfJudges}</dd></div> : null}
      {cell.todo > 0 ? <div className="cell-todo"><dt>{t('cell.todo')}</dt><dd>{cell.todo}</dd></div> : null}
    </dl>
  );
}
