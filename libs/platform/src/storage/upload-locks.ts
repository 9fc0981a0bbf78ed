import pg from 'pg';
import type { Config } from '../config/config';

const CHANNEL = 'upload_release';
const WAIT_MS = 20_000;
const AGAIN_MS = 100;
const CONNECT_WITHIN_MS = 5_000;
/** Tells these locks from others' in the one number space of advisory locks. */
const SPACE = 8_221;

type Release = () => void | Promise<void>;

/** Somebody else sends to the same upload and does not let go. */
export class UploadBusy extends Error {
  readonly status_code = 423;
  readonly body = 'upload is busy';
}

const pause = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));

/**
 * One writer an upload, whichever of many API processes it speaks to: advisory locks of PostgreSQL, all of a process
 * over one connection. A process that dies lets go of all of its own; who holds one is asked to let go when a browser
 * comes back over a new connection while the old one hangs.
 */
export class UploadLocks {
  private client: Promise<pg.Client> | null = null;
  private readonly held = new Map<string, Release>();
  private readonly taking = new Set<string>();
  private closed = false;

  constructor(private readonly config: Pick<Config, 'DATABASE_URL'>) {}

  newLock(id: string): { lock(signal: AbortSignal, release: Release): Promise<void>; unlock(): Promise<void> } {
    return { lock: (signal, release) => this.take(id, signal, release), unlock: () => this.letGo(id) };
  }

  async close(): Promise<void> {
    this.closed = true;
    const client = await this.client?.catch(() => null);
    await client?.end().catch(() => undefined);
  }

  private async take(id: string, signal: AbortSignal, release: Release): Promise<void> {
    const until = Date.now() + WAIT_MS;
    while (!signal.aborted && Date.now() < until) {
      const holder = this.held.get(id);
      if (holder) await holder();
      else if (await this.attempt(id, release)) return;
      await pause(AGAIN_MS);
    }
    throw new UploadBusy();
  }

  /** A session may take its own lock twice, so the process asks itself first. */
  private async attempt(id: string, release: Release): Promise<boolean> {
    if (this.taking.has(id)) return false;
    this.taking.add(id);
    try {
      const client = await this.connection();
      const { rows } = await client.query<{ taken: boolean }>('select pg_try_advisory_lock($1, hashtext($2)) as taken', [SPACE, id]);
      if (rows[0]!.taken) this.held.set(id, release);
      else await client.query('select pg_notify($1, $2)', [CHANNEL, id]);
      return rows[0]!.taken;
    } finally {
      this.taking.delete(id);
    }
  }

  private async letGo(id: string): Promise<void> {
    if (!this.held.delete(id)) return;
    const client = await this.client?.catch(() => null);
    await client?.query('select pg_advisory_unlock($1, hashtext($2))', [SPACE, id]).catch(() => undefined);
  }

  private connection(): Promise<pg.Client> {
    if (this.closed) return Promise.reject(new Error('closed'));
    return (this.client ??= this.connect().catch((error: unknown) => {
      this.client = null;
      throw error;
    }));
  }

  private async connect(): Promise<pg.Client> {
    const client = new pg.Client({ connectionString: this.config.DATABASE_URL, keepAlive: true, connectionTimeoutMillis: CONNECT_WITHIN_MS });
    client.on('notification', ({ payload }) => void this.held.get(payload ?? '')?.());
    client.on('error', () => undefined);
    client.on('end', () => this.lost());
    await client.connect();
    await client.query(`listen ${CHANNEL}`);
    return client;
  }

  /** With the connection the locks are gone: whoever writes under one must stop. */
  private lost(): void {
    this.client = null;
    const all = [...this.held.values()];
    this.held.clear();
    for (const release of all) void release();
  }
}
