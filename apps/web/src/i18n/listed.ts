import { i18n } from './i18n';

const isEnglish = (): boolean => i18n.language === 'en';

/** Names side by side, set apart as the language of the page does. */
export const listed = (names: readonly string[]): string => names.join(isEnglish() ? ', ' : '、');

/** Phrases one after another, which may hold commas of their own. */
export const strung = (phrases: readonly string[]): string => phrases.join(isEnglish() ? '; ' : '；');

/** What something is, and in brackets what tells it from others of its name. */
export const noted = (what: string, note: string): string => (isEnglish() ? `${what} (${note})` : `${what}（${note}）`);

/** A word and what is said to it. */
export const said = (word: string, what: string): string => (isEnglish() ? `${word}: ${what}` : `${word}：${what}`);
