import type { Locator } from 'playwright-core';

interface Track {
  readonly mode: string;
  readonly activeCues: Iterable<{ readonly text: string }> | null;
}

interface Film {
  readonly currentTime: number;
  readonly textTracks: Iterable<Track>;
}

const asFilm = (player: Locator) => <T>(look: (film: Film) => T): Promise<T> => player.evaluate(look as unknown as (element: unknown) => T);

export const isRunning = (player: Locator): Promise<boolean> => asFilm(player)((film) => film.currentTime > 0);

/** The words that stand over the film at this moment; null when captions are put away. */
export const captionOf = (player: Locator): Promise<string | null> =>
  asFilm(player)((film) => {
    const track = [...film.textTracks].find(({ mode }) => mode === 'showing');
    return track ? [...(track.activeCues ?? [])].map(({ text }) => text).join(' ') : null;
  });
