const PATIENCE_MS = 3_000;

/** How long a clip is by what the browser can read of it; null when it cannot. Saves sending what would be refused. */
export function clipSeconds(file: File): Promise<number | null> {
  return new Promise((answer) => {
    const clip = document.createElement('video');
    const address = URL.createObjectURL(file);
    const done = (seconds: number | null): void => {
      clearTimeout(patience);
      clip.onloadedmetadata = clip.onerror = null;
      // let go of the file first: an address taken back while the clip still reads fails in the console
      clip.onemptied = () => URL.revokeObjectURL(address);
      clip.removeAttribute('src');
      clip.load();
      answer(seconds);
    };
    const patience = setTimeout(() => done(null), PATIENCE_MS);
    clip.preload = 'metadata';
    clip.onloadedmetadata = () => done(Number.isFinite(clip.duration) ? clip.duration : null);
    clip.onerror = () => done(null);
    clip.src = address;
  });
}
