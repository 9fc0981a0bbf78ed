/**
 * Civil time of the competition: Asia/Shanghai, UTC+8 without daylight saving since 1991-09-15,
 * the whole life of the platform; so plain arithmetic is exact and needs no time-zone table.
 */
const OFFSET_MS = 8 * 3_600_000;
const DAY_MS = 86_400_000;

/** A civil day, `YYYY-MM-DD`. */
export type Day = string;

const DAY = /^(\d{4})-(\d{2})-(\d{2})$/;

/** The instant of a Shanghai wall-clock time. Month is 1–12. */
export function shanghai(year: number, month: number, day: number, hour = 0, minute = 0, second = 0): Date {
  return new Date(Date.UTC(year, month - 1, day, hour, minute, second) - OFFSET_MS);
}

/** The civil day in Shanghai at an instant. */
export const dayOf = (instant: Date): Day => new Date(instant.getTime() + OFFSET_MS).toISOString().slice(0, 10);

/** `YYYY-MM-DD HH:mm:ss` in Shanghai, for files and refusal texts. */
export const wallTime = (instant: Date): string =>
  new Date(instant.getTime() + OFFSET_MS).toISOString().slice(0, 19).replace('T', ' ');

/** `5月25日 18:00`, as people read it. */
export function spokenTime(instant: Date): string {
  const local = new Date(instant.getTime() + OFFSET_MS);
  const pad = (n: number): string => String(n).padStart(2, '0');
  return `${local.getUTCMonth() + 1}月${local.getUTCDate()}日 ${pad(local.getUTCHours())}:${pad(local.getUTCMinutes())}`;
}

/** A deadline is the end of something: at midnight it is `5月14日 24:00`, not 00:00 of a day that no longer counts. */
export function spokenDeadline(instant: Date): string {
  const spoken = spokenTime(instant);
  return spoken.endsWith(' 00:00') ? spokenTime(new Date(instant.getTime() - 60_000)).replace(/\d\d:\d\d$/, '24:00') : spoken;
}

/** Whether the text names a day that the calendar has: 2026-02-30 is none. */
export function isDay(text: string): boolean {
  const match = DAY.exec(text);
  if (!match) return false;
  const instant = new Date(Date.UTC(+match[1]!, +match[2]! - 1, +match[3]!));
  return instant.toISOString().slice(0, 10) === text;
}

/** The instant a civil day begins in Shanghai. */
export const startOfDay = (day: Day): Date => new Date(Date.parse(`${day}T00:00:00Z`) - OFFSET_MS);

export const addDays = (day: Day, days: number): Day =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);

/** Exceptions to the plain week, from the editable holiday table. */
export interface WorkCalendar {
  /** `holiday`: no work although a week day; `workday`: made-up work on a weekend (调休); undefined: the plain week decides. */
  exception(day: Day): 'holiday' | 'workday' | undefined;
}

export const plainWeek: WorkCalendar = { exception: () => undefined };

export function isWorkingDay(day: Day, calendar: WorkCalendar): boolean {
  const exception = calendar.exception(day);
  if (exception) return exception === 'workday';
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return weekday !== 0 && weekday !== 6;
}

/** The day on which the n-th working day after `day` falls (`day` itself not counted); n ≥ 0, 0 is the day itself. */
export function addWorkingDays(day: Day, n: number, calendar: WorkCalendar): Day {
  let current = day;
  for (let left = n; left > 0; ) {
    current = addDays(current, 1);
    if (isWorkingDay(current, calendar)) left -= 1;
  }
  return current;
}
