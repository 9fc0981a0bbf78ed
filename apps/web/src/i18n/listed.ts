import { i18n } from './i18n';

const isEnglish = (): boolean => i18n.language === 'en';

/** Names side by side, set apart as the language of the page does. */
export const listed = (names: readonly string[]): string => names.join(isEnglish() ? ', ' : '、');

/** Phrases one after another, which may hold commas of their own. */
export const strung = (phrases: readonly string[]): string => phrases.join(isEnglish() ? '; ' : '；');

/** What something is, and in brackets what tells it from others of its name. */
export const noted = (what: string, note: string): string => (isEnglish() ? `${what} (${note})` : `${what}（${note}）`);

/** A word of a sentence where it begins a line of its own: a name in a list, a label. */
export const begun = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

const colon = (): string => (isEnglish() ? ': ' : '：');

/** A word ahead of what is said to it, where that is more than text. */
export const ahead = (word: string): string => word + colon();

/** A word and what is said to it; where one is missing, the other. */
export const said = (...parts: readonly (string | null | undefined)[]): string => parts.filter(Boolean).join(colon());
