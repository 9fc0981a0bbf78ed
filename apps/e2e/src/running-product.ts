import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { startPostgres } from '../../../tools/postgres.mjs';
import { openRole } from '../../../tools/postgres-role.mjs';
import { Visitor } from './visitor';

const DIST = new URL('../../../dist/', import.meta.url).pathname;

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject).listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });

const pause = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/** What ended by itself meanwhile needs no killing. */
function killHard(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

/** The whole product as it runs for its users: PostgreSQL, API and worker as processes of their own. */
export class RunningProduct {
  private readonly children = new Map<string, ChildProcess>();
  private isWhole = false;

  private constructor(
    readonly url: string,
    private readonly environment: NodeJS.ProcessEnv,
    private postgres: { url: string; port: number; stop(): Promise<void> },
    private readonly folder: string,
    private readonly isDurable: boolean,
  ) {}

  /** A migrated database and nothing running on it: for commands. */
  static migrated(): Promise<RunningProduct> {
    return RunningProduct.start('empty', {}, false);
  }

  /** `season: 'sample'` loads the sample season; `'empty'` leaves a migrated database. A durable one survives `kill -9` whole, and is slower. */
  static async start(season: 'sample' | 'empty' = 'sample', more: NodeJS.ProcessEnv = {}, withServers = true, isDurable = false): Promise<RunningProduct> {
    const folder = mkdtempSync(join(tmpdir(), 'jiangong-e2e-'));
    // The database's own account reaches its cluster in here, so that it goes when the folder goes.
    chmodSync(folder, 0o755);
    const shared = season === 'sample' ? process.env.JIANGONG_E2E_SEASON : undefined;
    if (shared) {
      await RunningProduct.layOutSample(shared);
      // with its owners: the cluster belongs to the database's account
      execFileSync('cp', ['-a', `${join(shared, 'season')}/.`, folder]);
    }
    const product = await RunningProduct.at(folder, more, isDurable);
    try {
      if (season === 'sample' && !shared) await product.command('sample');
      if (withServers) {
        product.run('api');
        product.run('worker');
        await product.untilReady();
      }
      product.isWhole = true;
    } catch (error) {
      await product.stop();
      throw error;
    }
    return product;
  }

  /** A migrated database in a folder that has none, or the one that is there. */
  private static async at(folder: string, more: NodeJS.ProcessEnv, isDurable: boolean): Promise<RunningProduct> {
    const postgres = await startPostgres({ dataDir: join(folder, 'database'), isDurable });
    const port = await freePort();
    const environment: NodeJS.ProcessEnv = {
      ...process.env, NODE_ENV: 'production', DATABASE_OWNER_URL: postgres.url, DATABASE_URL: await openRole(postgres.url), PORT: String(port), HOST: '127.0.0.1',
      JIANGONG_DATA: folder, WEB_ROOT: join(DIST, 'web'), LOG_LEVEL: 'error', REDIS_URL: '', ...more,
    };
    const product = new RunningProduct(`http://127.0.0.1:${port}`, environment, postgres, folder, isDurable);
    try {
      await product.command('migrate');
    } catch (error) {
      await product.stop();
      throw error;
    }
    return product;
  }

  /** Loads the sample season once for all journeys of a run, its films encoded: what is laid out is copied, which takes seconds. */
  private static async layOutSample(shared: string): Promise<void> {
    const isLaidOut = join(shared, 'laid-out');
    if (existsSync(isLaidOut)) return;
    const folder = join(shared, 'season');
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder);
    chmodSync(folder, 0o755);
    const product = await RunningProduct.at(folder, {}, false);
    try {
      await product.command('sample');
      product.run('worker');
      await product.untilEncoded();
    } finally {
      await product.end('worker');
      await product.postgres.stop();
    }
    writeFileSync(isLaidOut, '');
  }

  private async untilEncoded(): Promise<void> {
    const patience = Date.now() + 900_000;
    while (Date.now() < patience) {
      const [{ waiting } = { waiting: 0 }] = await this.rows<{ waiting: number }>(`select count(*)::int as waiting from media where state in ('received', 'processing')`);
      if (!waiting) return;
      await pause(500);
    }
    throw new Error('the films of the sample season were not encoded in 900 s');
  }

  /** Runs one command of the command line to its end. */
  async command(...args: string[]): Promise<string> {
    const child = spawn(process.execPath, [join(DIST, 'cli.mjs'), ...args], { env: this.environment, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    child.stdout.on('data', (piece: Buffer) => (output += piece.toString()));
    child.stderr.on('data', (piece: Buffer) => (output += piece.toString()));
    const status = await new Promise((resolve) => child.once('close', resolve));
    if (status !== 0) throw new Error(`${args.join(' ')} ended with ${String(status)}:\n${output}`);
    return output;
  }

  run(name: 'api' | 'worker'): void {
    const child = spawn(process.execPath, [join(DIST, `${name}.mjs`)], { env: this.environment, stdio: ['ignore', 'inherit', 'inherit'] });
    this.children.set(name, child);
  }

  /** `kill -9`: nothing of the process gets a chance to say goodbye. */
  async kill(name: 'api' | 'worker'): Promise<void> {
    const child = this.children.get(name);
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const gone = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGKILL');
    await gone;
  }

  /** Lets a process finish what it has in hand; one that does not end is killed. */
  async end(name: 'api' | 'worker'): Promise<void> {
    const child = this.children.get(name);
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const gone = new Promise((resolve) => child.once('exit', resolve));
    const patience = setTimeout(() => child.kill('SIGKILL'), 10_000);
    child.kill('SIGTERM');
    await gone;
    clearTimeout(patience);
  }

  /**
   * Moves the installation's clock, as the sample season does; processes look at it when they start.
   * Answers by how many milliseconds: the machine's own clock and that distance are the server's time, exactly.
   */
  async setClock(instant: Date): Promise<number> {
    const seconds = Math.round((instant.getTime() - Date.now()) / 1000);
    await this.rows(`with gone as (delete from clock_shift where reason <> 'journey')
      insert into clock_shift (reason, seconds) values ('journey', $1) on conflict (reason) do update set seconds = $1`, [seconds]);
    return seconds * 1000;
  }

  /** Ends API and worker and starts them again with the clock at the given instant; everybody signs in anew. */
  async restartAt(instant: Date): Promise<void> {
    await Promise.all([this.end('worker'), this.end('api')]);
    await this.setClock(instant);
    this.run('api');
    this.run('worker');
    await this.untilReady();
  }

  /** Takes the database away; what was committed stays on disk. */
  stopDatabase(): Promise<void> {
    return this.postgres.stop();
  }

  /** `kill -9` of the database server and of every process it has; acknowledged commits survive where it was started as durable. */
  async killDatabase(): Promise<void> {
    const pids = await this.rows<{ pid: number }>(`select split_part(pg_read_file('postmaster.pid'), chr(10), 1)::int as pid union select pid from pg_stat_activity where pid <> pg_backend_pid()`);
    for (const { pid } of pids) killHard(pid);
    while (pids.some(({ pid }) => isRunning(pid))) await pause(20);
  }

  async startDatabase(): Promise<void> {
    const { port } = this.postgres;
    this.postgres = await startPostgres({ dataDir: join(this.folder, 'database'), port, isDurable: this.isDurable });
  }

  async untilReady(): Promise<void> {
    const patience = Date.now() + 120_000;
    while (Date.now() < patience) {
      const isReady = await fetch(`${this.url}/readyz`).then((response) => response.ok, () => false);
      if (isReady) return;
      await pause(100);
    }
    throw new Error('the product did not become ready in 120 s');
  }

  /** Settings for a process, or a part of one, that works on the same database and files. */
  get settings(): Record<string, string | undefined> {
    return { ...this.environment, DATABASE_URL: this.postgres.url };
  }

  /** A new browserless visitor; sign it in by its username. */
  visitor(): Visitor {
    return new Visitor(this.url);
  }

  async rows<T extends object>(sql: string, parameters: unknown[] = []): Promise<T[]> {
    const client = new pg.Client({ connectionString: this.postgres.url });
    await client.connect();
    try {
      return (await client.query<T>(sql, parameters)).rows;
    } finally {
      await client.end();
    }
  }

  /** The end of a journey: whatever happened on the way, what must always be true is true. */
  async stop(): Promise<void> {
    try {
      await Promise.all([this.end('worker'), this.end('api')]);
      if (this.isWhole) await this.command('invariants');
    } finally {
      await this.postgres.stop();
      rmSync(this.folder, { recursive: true, force: true });
    }
  }
}
