import { graphql, type ResultOf } from '../../data/graphql';

export const boardQuery = graphql(`
  query CycleBoard($year: Int!) {
    cycleBoard(year: $year) {
      programme { id name code }
      cells {
        round { id code cadence name position phase nextDeadline noticeEndsAt collectingAt publishedAt }
        recommended accepted judged toJudge winners todo shortOfJudges blocking
      }
    }
  }
`);

export type BoardRow = ResultOf<typeof boardQuery>['cycleBoard'][number];
export type BoardCell = BoardRow['cells'][number];

/** One quarter of the year on the board: its months over it. */
export interface BoardQuarter {
  readonly number: number;
  readonly months: readonly BoardCell[];
  readonly quarter: BoardCell | null;
}

const ofCadence = (row: BoardRow, cadence: string): BoardCell[] =>
  row.cells.filter(({ round }) => round.cadence === cadence).sort((a, b) => a.round.position - b.round.position);

/** The cells of a programme laid out as a year; what is no month, quarter or year (stages) comes after. */
export function layOut(row: BoardRow): { readonly quarters: readonly BoardQuarter[]; readonly annual: readonly BoardCell[]; readonly others: readonly BoardCell[] } {
  const months = ofCadence(row, 'month');
  const quarters = ofCadence(row, 'quarter');
  return {
    quarters: [1, 2, 3, 4].map((number) => ({
      number,
      months: months.filter(({ round }) => Math.ceil(round.position / 3) === number),
      quarter: quarters.find(({ round }) => round.position === number) ?? null,
    })),
    annual: ofCadence(row, 'year'),
    others: row.cells.filter(({ round }) => !['month', 'quarter', 'year'].includes(round.cadence)),
  };
}

const OFFICE_ACTS = ['computing', 'deciding', 'notice'];

export interface Duty {
  readonly cell: BoardCell;
  readonly programme: string;
  readonly kind: 'blocking' | 'todo' | 'short' | 'act';
}

/** What waits for somebody in the office: obstacles first, then desks with work, then steps that no clock takes. */
export function dutiesOf(rows: readonly BoardRow[], leads: boolean): Duty[] {
  const all = rows.flatMap((row) => row.cells.map((cell) => ({ cell, programme: row.programme.name })));
  const of = (kind: Duty['kind'], isDue: (cell: BoardCell) => boolean): Duty[] => all.filter(({ cell }) => isDue(cell)).map((one) => ({ ...one, kind }));
  const blocking = of('blocking', (cell) => cell.blocking !== null);
  const todo = of('todo', (cell) => cell.blocking === null && cell.todo > 0);
  // only the city can name another judge
  const short = leads ? of('short', (cell) => cell.blocking === null && cell.shortOfJudges > 0) : [];
  const act = leads ? of('act', (cell) => cell.blocking === null && cell.todo === 0 && OFFICE_ACTS.includes(cell.round.phase)) : [];
  return [...blocking, ...todo, ...short, ...act];
}
