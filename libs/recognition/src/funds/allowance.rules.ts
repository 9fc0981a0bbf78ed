import { dayOf } from '@jiangong/kernel';
import type { DueAllowance } from '../titles/public';
import { MonthNotOver } from './fund.refusals';

/** What a month's allowance of a holding is owed for; it is owed once. */
export const causeOf = ({ holdingId, month }: Pick<DueAllowance, 'holdingId' | 'month'>): string => `allowance:${holdingId}:${month}`;

export const yearOfMonth = (month: string): number => Number(month.slice(0, 4));

/** A title may still end while the month runs, and what is owed with it. */
export const isMonthOver = (month: string, now: Date): boolean => dayOf(now).slice(0, 7) > month;

export function refuseUnlessOver(month: string, now: Date): void {
  if (!isMonthOver(month, now)) throw new MonthNotOver({ month });
}

const date = (day: string): string => `${Number(day.slice(5, 7))}月${Number(day.slice(8))}日`;

/** 首席技师（一级）2026年4月津贴, with the days where it is not the whole month. */
export function purposeOf({ titleName, levelName, month, fromOn, toOn, days, ofDays }: DueAllowance): string {
  const part = days < ofDays ? `（${date(fromOn)}至${date(toOn)}，${days}天）` : '';
  return `${titleName}（${levelName}）${yearOfMonth(month)}年${Number(month.slice(5))}月津贴${part}`;
}
