import type { TFunction } from 'i18next';

/** Families of words for what comes on the wire; a value newer than this page is shown as it is. */
export type JudgingWords = 'alarmState' | 'conflictKind' | 'tieKind' | 'move' | 'assignmentState' | 'override' | 'light';

export const wordOf = (t: TFunction<'judging'>, family: JudgingWords, value: string): string =>
  (t as (key: string, options: { defaultValue: string }) => string)(`${family}.${value}`, { defaultValue: value });
