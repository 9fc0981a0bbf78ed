import { Injectable } from '@nestjs/common';
import { BadInput } from '@jiangong/kernel';
import { Reader } from '@jiangong/platform';
import type { HolidayView } from './holiday.view';

@Injectable()
export class HolidaysReader {
  constructor(private readonly reader: Reader) {}

  ofYear(year: number): Promise<HolidayView[]> {
    if (year < 1949 || year > 9999) throw BadInput.at('year', `年份 ${year} 不在 1949 至 9999 之间`, `year ${year} is not between 1949 and 9999`);
    return this.reader.rows<HolidayView>(`select day::text as day, kind, name from holiday where day between make_date($1, 1, 1) and make_date($1, 12, 31) order by day`, [year]);
  }
}
