import type { Question, Span } from './cases';
import type { Programme, Row } from './programme';
import { withRelaxation, type Relaxed } from './relaxation';

/** A case in which candidates may be split. */
export interface RelaxedCase {
  readonly outcome: Relaxed;
  /** How much of a candidate is in; a half where nothing is known. */
  shareOf(position: number): number;
}

export type RelaxCase = (spans: readonly Span[]) => RelaxedCase;

function programmeOf({ kinds, rows, gain, held }: Question): { programme: Programme; place: ReadonlyMap<number, number> } {
  const positions = kinds.flatMap(({ members }) => members).sort((a, b) => a - b);
  const place = new Map(positions.map((position, at) => [position, at]));
  const terms = rows.map((): { at: number; by: number }[] => []);
  for (const { members, column } of kinds) for (const [r, by] of column) for (const position of members) terms[r]!.push({ at: place.get(position)!, by });
  const own = rows.map(({ low, high }, r): Row => {
    const sorted = terms[r]!.sort((a, b) => a.at - b.at);
    return { at: sorted.map(({ at }) => at), by: sorted.map(({ by }) => by), low, high };
  });
  const everyone = positions.map((_, at) => at);
  const heldRows = held.map((one): Row => ({ at: everyone, by: positions.map((position) => one.gain[position]!), low: one.value, high: one.value }));
  return { programme: { gain: positions.map((position) => gain[position]!), rows: [...own, ...heldRows] }, place };
}

/** Opens the question for a solver of linear programmes, for as long as `use` asks about its cases. */
export function withRelaxed<Answer>(question: Question, use: (relax: RelaxCase) => Answer): Promise<Answer> {
  const { programme, place } = programmeOf(question);
  return withRelaxation(programme, (relax) =>
    use((spans) => {
      const low = new Array<number>(place.size).fill(0);
      const high = new Array<number>(place.size).fill(0);
      question.kinds.forEach(({ members }, t) => {
        const { from, to } = spans[t]!;
        for (let k = 0; k < to; k++) {
          const at = place.get(members[k]!)!;
          high[at] = 1;
          if (k < from) low[at] = 1;
        }
      });
      const outcome = relax(low, high);
      return { outcome, shareOf: (position) => (outcome.status === 'optimal' ? outcome.value[place.get(position)!]! : 0.5) };
    }));
}
