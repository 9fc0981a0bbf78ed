import type { StandingMarks } from './kept-mark';

/** What one tab tells the others of the same judge. */
export type News =
  | { readonly kind: 'changed' }
  | { readonly kind: 'stands'; readonly sheetId: string; readonly revision: number; readonly marks: StandingMarks }
  | { readonly kind: 'reach'; readonly hindrance: Hindrance | null };

export type Hindrance = 'offline' | 'signed_out';

/** The tabs of one judge in one browser: they send by turns and tell one another what came of it. */
export interface Tabs {
  readonly inTurn: (work: () => Promise<void>) => Promise<void>;
  readonly tell: (news: News) => void;
  readonly listen: (hear: (news: News) => void) => void;
}

/** A browser too old for either has one tab as far as this is concerned. */
export function browserTabs(name: string): Tabs {
  const channel = 'BroadcastChannel' in globalThis ? new BroadcastChannel(name) : null;
  const locks = globalThis.navigator?.locks;
  return {
    inTurn: (work) => (locks ? (locks.request(name, work) as Promise<void>) : work()),
    tell: (news) => channel?.postMessage(news),
    listen: (hear) => channel?.addEventListener('message', ({ data }: MessageEvent<News>) => hear(data)),
  };
}
