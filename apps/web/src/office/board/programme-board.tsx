import { useTranslation } from 'react-i18next';
import { CycleCell } from './cycle-cell';
import { layOut, type BoardQuarter, type BoardRow } from './board-query';

/** The year of one programme: four quarters with their months over them, the annual selection beside. */
export function ProgrammeBoard({ row }: { readonly row: BoardRow }) {
  const { t } = useTranslation('office');
  const { quarters, annual, others } = layOut(row);
  const id = `programme-${row.programme.code}`;
  return (
    <section className="stack" aria-labelledby={id}>
      <h2 id={id}>{row.programme.name}</h2>
      {row.cells.length === 0 ? <p className="quiet">{t('board.noRounds')}</p> : (
        <div className="board-year" data-annual={annual.length > 0 || undefined}>
          {quarters.map((quarter) => <QuarterBlock key={quarter.number} programme={row.programme.name} quarter={quarter} />)}
          {annual.length > 0 ? <div className="board-annual">{annual.map((cell) => <CycleCell key={cell.round.id} cell={cell} />)}</div> : null}
        </div>
      )}
      {others.length > 0 ? <div className="board-others">{others.map((cell) => <CycleCell key={cell.round.id} cell={cell} />)}</div> : null}
    </section>
  );
}

function QuarterBlock({ programme, quarter: { number, months, quarter } }: { readonly programme: string; readonly quarter: BoardQuarter }) {
  const { t } = useTranslation('office');
  if (months.length === 0 && !quarter) return null;
  return (
    <section className="board-quarter" aria-label={`${programme} · ${t('board.quarter', { number })}`}>
      <div className="board-months">{months.map((cell) => <CycleCell key={cell.round.id} cell={cell} />)}</div>
      {quarter ? <CycleCell cell={quarter} isWide /> : null}
    </section>
  );
}
