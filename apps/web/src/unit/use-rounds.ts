import { usePage } from '../data/use-page';
import { seasonQuery, type SeasonRound } from '../data/season';
import { calendarYear } from '../i18n/calendar-year';

export interface UnitRound extends SeasonRound {
  readonly programmeName: string;
  /** Persons a unit puts forward, or works its members hand in and it signs. */
  readonly subject: string;
}

/** The rounds that reach a unit's desk: months of persons and of works, the open ones first. */
export function useRounds(chosen: string | undefined, only?: 'member') {
  const page = usePage(seasonQuery, { year: calendarYear() });
  const rounds: readonly UnitRound[] = (page.content?.season.programmes ?? [])
    .flatMap((programme) => programme.rounds.map((round) => ({ ...round, programmeName: programme.name, subject: programme.subject })))
    .filter(({ subject, cadence, phase }) => (!only || subject === only) && cadence === 'month' && phase !== 'scheduled' && phase !== 'cancelled')
    .sort((one, other) => Number(other.phase === 'collecting') - Number(one.phase === 'collecting') || other.position - one.position);
  return { page, rounds, round: rounds.find(({ id }) => id === chosen) ?? rounds[0] ?? null };
}
