import { serverNow } from './server-clock';

/** The year it is in the federation's city. */
export const calendarYear = (now: Date = serverNow()): number => Number(new Intl.DateTimeFormat('en', { year: 'numeric', timeZone: 'Asia/Shanghai' }).format(now));
