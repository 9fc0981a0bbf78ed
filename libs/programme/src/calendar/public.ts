/**
 * Calendar: which days are working days. The plain week, the announced holidays and made-up working days of each
 * year (seeded from the State Council's lists when a season is made), and what the city corrects by hand.
 */
export { Holiday } from './holiday.entity';
export { seedHolidays } from './statutory-days';
export { WorkCalendars } from './work-calendars';
export { CalendarModule } from './calendar.module';
