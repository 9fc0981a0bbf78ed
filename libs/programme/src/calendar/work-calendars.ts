import { Injectable } from '@nestjs/common';
import type { WorkCalendar } from '@jiangong/kernel';
import { Reader, rowsFrom, type RowSource } from '@jiangong/platform';

/** The working calendar in force: the plain week and the exceptions of the holiday table. */
@Injectable()
export class WorkCalendars {
  constructor(private readonly reader: Reader) {}

  async load(source: RowSource = this.reader): Promise<WorkCalendar> {
    const rows = await rowsFrom<{ day: string; kind: 'holiday' | 'workday' }>(source, `select day::text as day, kind from holiday`);
    const exceptions = new Map(rows.map((row) => [row.day, row.kind]));
    return { exception: (day) => exceptions.get(day) };
  }
}
