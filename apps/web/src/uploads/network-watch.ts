const AGAIN_MS = 4_000;

interface Watched {
  /** Whether there is anything to watch for; without it the watch ends by itself. */
  readonly isNeeded: () => boolean;
  /** Every few seconds while it is needed. */
  readonly onTick: () => void;
  readonly onOnline: () => void;
  readonly onOffline: () => void;
}

/** Listens for the network going and coming as long as somebody waits for it. */
export class NetworkWatch {
  private tick: ReturnType<typeof setInterval> | null = null;

  constructor(private readonly watched: Watched) {}

  start(): void {
    if (this.tick !== null) return;
    this.tick = setInterval(() => (this.watched.isNeeded() ? this.watched.onTick() : this.end()), AGAIN_MS);
    addEventListener('online', this.watched.onOnline);
    addEventListener('offline', this.watched.onOffline);
  }

  private end(): void {
    clearInterval(this.tick!);
    this.tick = null;
    removeEventListener('online', this.watched.onOnline);
    removeEventListener('offline', this.watched.onOffline);
  }
}
