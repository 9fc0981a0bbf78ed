import chineseDays from 'chinese-days';
import { addDays, type Day } from '@jiangong/kernel';
import type { Tx } from '@jiangong/platform';
import { Holiday } from './holiday.entity';

/** `English,中文,days off`: how the library names a day the State Council has announced; a plain day is just `Monday`. */
const ANNOUNCED = /^[^,]+,([^,]+),\d+$/;

/** The announced holidays and made-up working days of a year; none when the year has not been announced yet. */
export function statutoryDays(year: number): Holiday[] {
  const days: Holiday[] = [];
  for (let day: Day = `${year}-01-01`; day <= `${year}-12-31`; day = addDays(day, 1)) {
    const detail = chineseDays.getDayDetail(day);
    const name = ANNOUNCED.exec(detail.name)?.[1];
    if (name) days.push({ day, kind: detail.work ? 'workday' : 'holiday', name: detail.work ? `${name}调休` : name });
  }
  return days;
}

/** Fills the holiday table for years that have no row yet; what people edited is never touched. */
export async function seedHolidays(tx: Tx, years: readonly number[]): Promise<void> {
  for (const year of years) {
    const [known] = await tx.query<{ count: number }>(`select count(*)::int as count from holiday where day between $1 and $2`, [`${year}-01-01`, `${year}-12-31`]);
    const days = statutoryDays(year);
    if (known!.count === 0 && days.length > 0) await tx.repo(Holiday).upsert(days, ['day']);
  }
}
