export interface RunningPostgres {
  /** Names the database `jiangong`. */
  readonly url: string;
  readonly port: number;
  /** Changes when the data were made anew. */
  readonly identity: string;
  isRunning(): boolean;
  /** Waits until the server is gone. */
  stop(): Promise<void>;
  /** Only tells it. */
  stopNow(): void;
}

export function startPostgres(options?: {
  readonly dataDir?: string;
  readonly port?: number;
  readonly ephemeral?: boolean;
  readonly isDurable?: boolean;
  readonly log?: (line: string) => void;
}): Promise<RunningPostgres>;
