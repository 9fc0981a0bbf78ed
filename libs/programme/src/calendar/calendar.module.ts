import { Module } from '@nestjs/common';
import { RemoveHoliday } from './commands/remove-holiday';
import { SetHoliday } from './commands/set-holiday';
import { HolidayResolver } from './holiday.resolver';
import { HolidaysReader } from './holidays.reader';
import { WorkCalendars } from './work-calendars';

@Module({ providers: [WorkCalendars, HolidaysReader, SetHoliday, RemoveHoliday, HolidayResolver], exports: [WorkCalendars, SetHoliday, RemoveHoliday] })
export class CalendarModule {}
