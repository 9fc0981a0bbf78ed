/**
 * `npm start`: from a fresh clone to a running platform on one port.
 * Installs, builds, starts the embedded PostgreSQL (or uses DATABASE_URL), migrates, loads the sample season once,
 * runs the API with the web and the worker, and takes everything down again on Ctrl-C.
 */
import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { CHECKOUT, DIST, checkNode, ensureDependencies, openDataFolder } from './checkout.mjs';
import { Failure, report } from './failure.mjs';
import { dropLock, takeLock } from './lock.mjs';
import { requireFreePort } from './ports.mjs';
import { say } from './progress.mjs';
import { prepareDatabase } from './first-season.mjs';
import { echoFilter, whenStarterGone } from './starter.mjs';
import { Family, Servant, runStep } from './supervise.mjs';

const READY_WITHIN = 120_000;
const DEATHS_BEFORE_GIVING_UP = 3;
/**
 * A worker shares its machine with the database and its fellows. Left alone, V8 lets the heap grow to four times what lives
 * in it before it looks: 290 MB for a roster of 100,000 rows of which 65 MB are ever alive. Told to look earlier it stays
 * below 200 MB and loses no time (tools/bench/roster-import.ts). The same flags stand in docker-compose.yml.
 */
const WORKER_FLAGS = ['--max-semi-space-size=4', '--heap-growing-percent=40'];

class Interrupted extends Error {}

const family = new Family();
let postgres;
let isInterrupted = false;
let isDataLost = false;
let wake = () => {};
const interrupted = new Promise((done) => (wake = done));

const isEcho = echoFilter();

function stop() {
  isEcho();
  isInterrupted = true;
  say('正在停止（再按一次 Ctrl-C 强制结束）', 'stopping; Ctrl-C again to force');
  family.end().catch(() => family.force());
  wake();
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, () => {
    if (!isInterrupted) return stop();
    if (isEcho()) return;
    family.force();
    postgres?.stopNow();
    process.exit(130);
  });
}
whenStarterGone(() => isInterrupted || stop());
// The terminal may be gone while there is still something to say and to stop.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {});

/** A step that a Ctrl-C in the meantime makes pointless. */
async function step(work) {
  if (isInterrupted) throw new Interrupted();
  const result = await work();
  if (isInterrupted) throw new Interrupted();
  return result;
}

async function main() {
  checkNode();
  const data = openDataFolder();
  const port = readPort();
  const lock = join(data, 'start.lock');
  const holder = takeLock(lock);
  if (holder) {
    throw new Failure(`此数据文件夹已有一个建功在运行（进程 ${holder}，${addressOf(data)}）；请先停止它，或用 JIANGONG_DATA 指定另一个文件夹。`, `Jiangong is already running on this data folder (process ${holder}, ${addressOf(data)}); stop it first, or name another folder with JIANGONG_DATA.`);
  }
  try {
    await requireFreePort(port, new Set([process.env.HOST || '0.0.0.0', '127.0.0.1']));
    await serve(data, port);
  } finally {
    await family.end();
    await postgres?.stop();
    dropLock(lock);
  }
}

async function serve(data, port) {
  await step(() => ensureDependencies(family.track));
  await step(requireExternals);
  await step(() => prepare(data));
  const env = { ...childEnvironment(data, port), ...(await step(databaseAddresses)) };
  const cli = (name, command, { heed, env: more = {} } = {}) => runStep(family, { name, args: [join(DIST, 'cli.mjs'), command], env: { ...env, ...more }, cwd: CHECKOUT, heed });
  const accounts = await step(() => prepareDatabase({ data, own: postgres, cli }));

  say('启动服务', 'starting the API, the web and the worker');
  const servant = (zh, en, entry) => new Servant(family, { name: { zh, en }, entry: join(DIST, entry), env, cwd: CHECKOUT, logFolder: join(data, 'logs') });
  const api = servant('接口服务', 'API', 'api.mjs');
  await step(() => untilReady(port, [api]));
  // After the first answer: on two cores the one would wait for the other.
  servant('后台任务', 'worker', 'worker.mjs');
  const address = `http://localhost:${port}`;
  writeFileSync(join(data, 'start.json'), `${JSON.stringify({ address, pid: process.pid })}\n`);
  say(`已就绪：${address}`, 'ready');
  process.stdout.write(`\n${accounts ? `${accounts.trimEnd()}\n\n` : ''}  日志 logs  ${join(data, 'logs')}\n  停止 stop  Ctrl-C\n\n`);
  const lost = watchData(data);
  if (postgres) watchDatabase(data);
  await Promise.race([interrupted, lost]);
}

/** Once the folder is gone nothing can be brought back from it. Its lock is looked at: whoever writes a log would make the folder anew. */
function watchData(data) {
  return new Promise((_done, failed) => {
    setInterval(() => {
      if (isInterrupted || existsSync(join(data, 'start.lock'))) return;
      isDataLost = true;
      failed(new Failure(`数据文件夹 ${data} 在运行中被删除或移走，已停止；请放回原处再启动，或从备份恢复；否则会从空的数据文件夹开始。`, `The data folder ${data} was deleted or moved while running, so everything was stopped; put it back or restore a backup before starting again, or you will start with an empty one.`));
    }, 500).unref();
  });
}

async function requireExternals() {
  const { requireDatabase, requireRedis } = await import('./external.mjs');
  if (process.env.DATABASE_URL) await requireDatabase(process.env.DATABASE_URL);
  if (process.env.REDIS_URL) await requireRedis(process.env.REDIS_URL);
}

/** The build and the database do not need each other. */
async function prepare(data) {
  const { build } = await import('./build.mjs');
  const log = (line) => say(line);
  say('检查构建', 'checking the build');
  const building = build({ log, track: family.track });
  const starting = process.env.DATABASE_URL ? undefined : startDatabase(data, log);
  const outcomes = await Promise.allSettled([building, starting]);
  const failed = outcomes.find(({ status }) => status === 'rejected');
  if (failed) throw failed.reason;
}

async function startDatabase(data, log, port) {
  const { startPostgres } = await import('./postgres.mjs');
  postgres = await startPostgres({ dataDir: data, log, port });
  say('数据库已启动', 'the database is up');
}

/** The database is brought back on its own port, so that API and worker find it again without a restart. */
function watchDatabase(data) {
  const port = postgres.port;
  let isReviving = false;
  setInterval(async () => {
    if (isReviving || isInterrupted || isDataLost || !existsSync(data) || postgres.isRunning()) return;
    isReviving = true;
    say('数据库意外停止，正在恢复', 'the database stopped, bringing it back');
    await startDatabase(data, () => {}, port).catch(report);
    isReviving = false;
  }, 1_000).unref();
}

function readPort() {
  const text = process.env.PORT || '3000';
  const port = Number(text);
  if (Number.isInteger(port) && port >= 1 && port <= 65_535) return port;
  throw new Failure(`PORT=${text} 不是有效端口；请用 1 到 65535 之间的整数。`, `PORT=${text} is not a port; use a whole number from 1 to 65535.`);
}

function addressOf(data) {
  try {
    return JSON.parse(readFileSync(join(data, 'start.json'), 'utf8')).address;
  } catch {
    return '启动中 starting';
  }
}

function childEnvironment(data, port) {
  return {
    ...process.env,
    ...secrets(data),
    PORT: String(port),
    JIANGONG_DATA: data,
    NODE_ENV: 'production',
    WEB_ROOT: join(DIST, 'web'),
  };
}

/** On the database that comes with the product the processes run under a role that can add to the ledger and never change it. */
async function databaseAddresses() {
  if (process.env.DATABASE_URL) return {};
  const { openRole } = await import('./postgres-role.mjs');
  return { DATABASE_OWNER_URL: postgres.url, DATABASE_URL: await openRole(postgres.url) };
}

/** Made once and kept: what the processes share and nobody types. The environment wins. */
function secrets(data) {
  const file = join(data, 'secrets.json');
  if (!existsSync(file)) writeFileSync(file, `${JSON.stringify({ METRICS_TOKEN: randomBytes(24).toString('base64url') })}\n`, { mode: 0o600 });
  const kept = JSON.parse(readFileSync(file, 'utf8'));
  return Object.fromEntries(Object.entries(kept).filter(([name]) => !process.env[name]));
}

async function untilReady(port, servants) {
  const host = !process.env.HOST || process.env.HOST === '0.0.0.0' ? '127.0.0.1' : process.env.HOST;
  for (const deadline = Date.now() + READY_WITHIN; Date.now() < deadline && !isInterrupted; await sleep(50)) {
    const failed = servants.find(({ deaths }) => deaths >= DEATHS_BEFORE_GIVING_UP);
    if (failed) throw new Failure(`${failed.name.zh}无法启动：\n${failed.lastWords()}`, `The ${failed.name.en} cannot start, see above.`);
    const answer = await fetch(`http://${host}:${port}/readyz`, { signal: AbortSignal.timeout(2_000) }).catch(() => undefined);
    await answer?.arrayBuffer();
    if (answer?.ok) return;
  }
  if (isInterrupted) return;
  throw new Failure(`服务在 ${READY_WITHIN / 1000} 秒内没有就绪：\n${servants[0].lastWords()}`, `Not ready within ${READY_WITHIN / 1000} s, see above.`);
}

main().then(
  () => finish(0),
  (error) => {
    if (error instanceof Interrupted || isInterrupted) return finish(0);
    report(error);
    finish(1);
  },
);

function finish(status) {
  if (isInterrupted) say('已全部停止', 'all stopped');
  process.exit(status);
}
