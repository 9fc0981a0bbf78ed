import type { Day } from './civil-time';

const DIGITS = '〇一二三四五六七八九';

const digits = (text: string): string => [...text].map((digit) => DIGITS[Number(digit)]).join('');

/** 1–99 as it is spoken: 十一, 二十, 三十一. */
function spoken(number: number): string {
  const [tens, ones] = [Math.floor(number / 10), number % 10];
  return `${tens > 1 ? DIGITS[tens] : ''}${tens > 0 ? '十' : ''}${ones > 0 || tens === 0 ? DIGITS[ones] : ''}`;
}

/** 二〇二六年五月十一日, as official papers date themselves. */
export function chineseDate(day: Day): string {
  const [year, month, date] = day.split('-') as [string, string, string];
  return `${digits(year)}年${spoken(Number(month))}月${spoken(Number(date))}日`;
}
