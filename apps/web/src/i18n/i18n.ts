import i18next, { type BackendModule } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { keep, readKept } from '../app/kept';
import shell from './zh-CN/shell.json';

/** Chinese is the source; English must have every key of it (a test says so). */
export const LANGUAGES = ['zh-CN', 'en'] as const;
export type LanguageTag = (typeof LANGUAGES)[number];

/** One file per audience, so that a phone does not load the words of the office. */
export type Audience = 'shell' | 'public' | 'media' | 'video' | 'member' | 'unit' | 'notices' | 'office' | 'results' | 'selection' | 'judging' | 'moderation' | 'judge' | 'audit' | 'admin' | 'certificates' | 'engagement' | 'funds' | 'gallery' | 'news' | 'ownWorks' | 'titles';

const STORED = 'jiangong.language';
const files = import.meta.glob<{ default: Record<string, unknown> }>(['./zh-CN/*.json', './en/*.json', '!./zh-CN/shell.json']);

const chunks: BackendModule = {
  type: 'backend',
  init: () => undefined,
  read(language, audience, done) {
    const load = files[`./${language}/${audience}.json`];
    if (!load) return done(new Error(`no words for ${language}/${audience}`), null);
    load().then(({ default: words }) => done(null, words), (error: Error) => done(error, null));
  },
};

/** What was chosen before, else what the browser asks for; Chinese unless it is plainly something else. */
function firstLanguage(): LanguageTag {
  const stored = readKept(STORED);
  if (stored === 'zh-CN' || stored === 'en') return stored;
  return navigator.language.toLowerCase().startsWith('zh') || !navigator.language.toLowerCase().startsWith('en') ? 'zh-CN' : 'en';
}

export const i18n = i18next.createInstance();

export async function startWords(): Promise<void> {
  await i18n.use(chunks).use(initReactI18next).init({
    lng: firstLanguage(),
    fallbackLng: 'zh-CN',
    supportedLngs: [...LANGUAGES],
    load: 'currentOnly',
    ns: ['shell'],
    defaultNS: 'shell',
    resources: { 'zh-CN': { shell } },
    partialBundledLanguages: true,
    interpolation: { escapeValue: false },
    react: { useSuspense: true },
  });
  markDocument();
}

function markDocument(): void {
  document.documentElement.lang = i18n.language;
}

export async function chooseLanguage(language: LanguageTag): Promise<void> {
  keep(STORED, language);
  await i18n.changeLanguage(language);
  markDocument();
}

/** Fetches an audience's words beside its pages instead of after them. */
export const loadWords = (audience: Audience): Promise<void> => i18n.loadNamespaces(audience);
