import { Injectable } from '@nestjs/common';
import type { Day, WorkCalendar } from '@jiangong/kernel';
import { Reader, rowsFrom, type RowSource } from '@jiangong/platform';

interface ExceptionRow {
  readonly day: Day;
  readonly kind: 'holiday' | 'workday';
}

/** Statutory holidays whose dates need no announcement (全国年节及纪念日放假办法): New Year, Labour Day, National Day. */
const FIXED: ReadonlySet<string> = new Set(['01-01', '05-01', '05-02', '10-01', '10-02', '10-03']);

/** Of a year the table has nothing of yet, the fixed days are no working days all the same; pre-flight tells that the others are unknown. */
export function calendarOf(rows: readonly ExceptionRow[]): WorkCalendar {
  const exceptions = new Map(rows.map((row) => [row.day, row.kind]));
  const years = new Set(rows.map(({ day }) => day.slice(0, 4)));
  return { exception: (day) => exceptions.get(day) ?? (FIXED.has(day.slice(5)) && !years.has(day.slice(0, 4)) ? 'holiday' : undefined) };
}

/** The working calendar in force: the plain week and the exceptions of the holiday table. */
@Injectable()
export class WorkCalendars {
  constructor(private readonly reader: Reader) {}

  async load(source: RowSource = this.reader): Promise<WorkCalendar> {
    return calendarOf(await rowsFrom<ExceptionRow>(source, `select day::text as day, kind from holiday`));
  }
}
