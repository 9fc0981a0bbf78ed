import { seasonQuery } from '../data/season';
import { usePage } from '../data/use-page';
import { calendarYear } from '../i18n/calendar-year';

/** A kind belongs to one programme, whose entries are persons or works. */
export function useIsWork(): (categoryCode: string) => boolean {
  const { content } = usePage(seasonQuery, { year: calendarYear() }, { policy: 'cache-first' });
  return (categoryCode) => content?.season.programmes.some(({ subject, categories }) => subject === 'work' && categories.some(({ code }) => code === categoryCode)) ?? false;
}
