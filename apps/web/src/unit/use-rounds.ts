import { usePage } from '../data/use-page';
import { seasonQuery, type SeasonRound } from '../data/season';
import { calendarYear } from '../i18n/calendar-year';

export interface UnitRound extends SeasonRound {
  readonly programmeName: string;
}

/** The rounds a unit can recommend for or look back at: months of persons, the open one first. */
export function useRounds(chosen: string | undefined) {
  const page = usePage(seasonQuery, { year: calendarYear() });
  const rounds: readonly UnitRound[] = (page.content?.season.programmes ?? [])
    .flatMap((programme) => programme.rounds.map((round) => ({ ...round, programmeName: programme.name, subject: programme.subject })))
    .filter(({ subject, cadence, phase }) => subject === 'member' && cadence === 'month' && phase !== 'scheduled' && phase !== 'cancelled')
    .sort((one, other) => Number(other.phase === 'collecting') - Number(one.phase === 'collecting') || other.position - one.position);
  return { page, rounds, round: rounds.find(({ id }) => id === chosen) ?? rounds[0] ?? null };
}
