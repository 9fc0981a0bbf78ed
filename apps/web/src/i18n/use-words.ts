import { useTranslation } from 'react-i18next';
import { i18n } from './i18n';

/** The families of words that belong to a value on the wire: `phase.collecting` → 征集中. Held in the shell's file. */
export type WordFamily = 'phase' | 'entryState' | 'recommendationState' | 'origin' | 'desk' | 'cadence' | 'role' | 'timeline' | 'timelineState' | 'returnReason' | 'act' | 'importState' | 'jobState' | 'level' | 'sheetState' | 'runState' | 'ownership';

/** The word for a value the server sent. A value newer than this page is shown as it is rather than not at all. */
export function wordFor(family: WordFamily, value: string): string {
  const key = `words.${family}.${value}`;
  return i18n.exists(key, { ns: 'shell' }) ? (i18n.t as (key: string) => string)(key) : value;
}

export function useWordFor(): typeof wordFor {
  // Reads nothing itself: it draws the page anew when the language changes.
  useTranslation();
  return wordFor;
}
