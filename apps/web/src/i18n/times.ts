import { useTranslation } from 'react-i18next';
import { serverNow, useServerNow } from './server-clock';

/** Deadlines are civil times in the federation's city, wherever the reader is. */
const ZONE = 'Asia/Shanghai';
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const formats = new Map<string, Intl.DateTimeFormat>();

function format(language: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${language}|${JSON.stringify(options)}`;
  let known = formats.get(key);
  if (!known) formats.set(key, (known = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, { timeZone: ZONE, ...options })));
  return known;
}

const yearOf = (language: string, at: Date): string => format(language, { year: 'numeric' }).format(at);

/** 5月25日 18:00; with the year when it is another one. */
export function instantText(language: string, at: string | Date, now: Date = serverNow()): string {
  const instant = new Date(at);
  const year = yearOf(language, instant) === yearOf(language, now) ? {} : { year: 'numeric' as const };
  const day = format(language, { ...year, month: language === 'en' ? 'short' : 'long', day: 'numeric' }).format(instant);
  return `${day} ${clockText(language, instant)}`;
}

/** A deadline is the end of something: at midnight it is 24:00 of the day before, not 00:00 of a day that no longer counts. */
export const deadlineText = (language: string, at: string | Date, now: Date = serverNow()): string =>
  clockText(language, at) === '00:00' ? `${instantText(language, new Date(new Date(at).getTime() - MINUTE), now).slice(0, -'00:00'.length)}24:00` : instantText(language, at, now);

/** 18:00 */
export const clockText = (language: string, at: string | Date): string =>
  format(language, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(new Date(at));

/** 2026-05-25 18:00:07, for records that are compared with others. */
export const secondText = (at: string | Date): string => format('sv-SE', { dateStyle: 'short', timeStyle: 'medium' }).format(new Date(at));

/** 2026年5月25日, of an instant or of a civil day. */
export const dayText = (language: string, at: string | Date): string =>
  format(language, { year: 'numeric', month: language === 'en' ? 'short' : 'long', day: 'numeric' }).format(
    new Date(typeof at === 'string' && at.length === 10 ? `${at}T00:00:00+08:00` : at),
  );

export type Remaining = { readonly unit: 'day' | 'hour' | 'minute'; readonly count: number; readonly isPast: boolean };

/** The rough distance to a deadline, in its largest whole unit. */
export function remainingUntil(at: string | Date, now: Date = serverNow()): Remaining {
  const distance = new Date(at).getTime() - now.getTime();
  const size = Math.abs(distance);
  const [unit, length] = size >= DAY ? (['day', DAY] as const) : size >= HOUR ? (['hour', HOUR] as const) : (['minute', MINUTE] as const);
  return { unit, count: Math.max(1, Math.floor(size / length)), isPast: distance <= 0 };
}

export function useTimes() {
  const { t, i18n: { language } } = useTranslation('shell');
  // every minute, and when the server's clock is learned, what counts down is drawn again
  useServerNow();
  return {
    instant: (at: string | Date) => instantText(language, at),
    deadline: (at: string | Date) => deadlineText(language, at),
    day: (at: string | Date) => dayText(language, at),
    clock: (at: string | Date) => clockText(language, at),
    second: secondText,
    remaining: (at: string | Date) => {
      const { unit, count, isPast } = remainingUntil(at);
      return isPast ? t(`times.past.${unit}`, { count }) : t(`times.left.${unit}`, { count });
    },
  };
}
