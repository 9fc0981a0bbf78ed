export interface RunningRedis {
  readonly url: string;
  stop(): Promise<void>;
  stopNow(): void;
}

/** Nothing where there is no redis-server. */
export function startRedis(): Promise<RunningRedis | undefined>;
