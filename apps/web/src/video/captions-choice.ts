import { keep, readKept } from '../app/kept';

const STORED = 'jiangong.captions';
const OFF = 'off';

interface Captions {
  readonly lang: string;
}

const family = (lang: string): string => lang.toLowerCase().split('-')[0]!;

/** Which captions are shown: those chosen last, else those in the language of the pages, else the first; none when they were put away. */
export function chosenCaptions(captions: readonly Captions[], kept: string | null, language: string): string | null {
  if (kept === OFF) return null;
  const of = (lang: string) => captions.find((one) => one.lang === lang) ?? captions.find((one) => family(one.lang) === family(lang));
  return ((kept ? of(kept) : undefined) ?? of(language) ?? captions[0])?.lang ?? null;
}

export const keptCaptions = (): string | null => readKept(STORED);
export const keepCaptions = (lang: string | null): void => void keep(STORED, lang ?? OFF);

/** Shows the captions of one language of a video, or none. */
export function showCaptions(element: HTMLVideoElement, lang: string | null): void {
  for (const track of element.textTracks) track.mode = track.language === lang ? 'showing' : 'disabled';
}

export const shownCaptions = (element: HTMLVideoElement): string | null => [...element.textTracks].find((track) => track.mode === 'showing')?.language ?? null;
