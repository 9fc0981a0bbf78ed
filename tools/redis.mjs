/**
 * A Redis for the tests of the second queue backend: the system's redis-server on a free port, nothing kept.
 * Debian's package is installed when it is missing and this user may do so.
 */
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Failure } from './failure.mjs';
import { isAlive } from './lock.mjs';
import { freePort } from './ports.mjs';

const FOLDER = 'jiangong-redis-';

const hasRedis = () => spawnSync('redis-server', ['--version']).status === 0;

/** Installs Debian's redis-server where that is possible; true when one is there afterwards. */
export function installRedis(say) {
  if (hasRedis()) return true;
  if (process.getuid?.() !== 0 || spawnSync('apt-get', ['--version']).status !== 0) return false;
  say('安装 redis-server（Debian 软件包）', 'installing redis-server from Debian');
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  // The service would only take a port: the tests start their own.
  const install = () => spawnSync('apt-get', ['install', '-y', '--no-install-recommends', '-o', 'Dpkg::Options::=--force-confold', 'redis-server'], { env, encoding: 'utf8', timeout: 180_000 });
  if (install().status !== 0) {
    spawnSync('apt-get', ['update'], { env, timeout: 180_000 });
    install();
  }
  return hasRedis();
}

/** @returns {Promise<{ url: string, stop: () => Promise<void>, stopNow: () => void } | undefined>} nothing when there is no redis-server */
export async function startRedis() {
  if (!hasRedis()) return undefined;
  sweepAbandoned();
  const folder = mkdtempSync(join(tmpdir(), `${FOLDER}${process.pid}-`));
  const port = await freePort();
  const settings = { port, bind: '127.0.0.1', dir: folder, pidfile: join(folder, 'redis.pid'), save: '', appendonly: 'no', 'maxmemory-policy': 'noeviction' };
  const args = Object.entries(settings).flatMap(([key, value]) => [`--${key}`, String(value)]);
  const child = spawn('redis-server', args, { stdio: 'ignore', detached: true });
  child.unref();
  let hasEnded = false;
  child.once('exit', () => (hasEnded = true));
  const stopNow = () => void (hasEnded || child.kill('SIGKILL'));
  const stop = async () => {
    stopNow();
    for (let waited = 0; !hasEnded && waited < 2_000; waited += 20) await sleep(20);
    rmSync(folder, { recursive: true, force: true });
  };
  for (let waited = 0; waited < 10_000 && !hasEnded; waited += 50) {
    if (await answers(port)) return { url: `redis://127.0.0.1:${port}`, stop, stopNow };
    await sleep(50);
  }
  await stop();
  throw new Failure('redis-server 十秒内没有应答。', 'redis-server did not answer within ten seconds.');
}

/** Servers whose starter was killed. */
function sweepAbandoned() {
  for (const name of readdirSync(tmpdir())) {
    const starter = name.startsWith(FOLDER) && Number(name.slice(FOLDER.length).split('-')[0]);
    if (!starter || isAlive(starter)) continue;
    const folder = join(tmpdir(), name);
    try {
      const pid = Number(readFileSync(join(folder, 'redis.pid'), 'utf8'));
      if (pid && readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('redis-server')) process.kill(pid, 'SIGKILL');
    } catch {
      // Gone already, or somebody else's.
    }
    rmSync(folder, { recursive: true, force: true });
  }
}

function answers(port) {
  return new Promise((done) => {
    const socket = connect(port, '127.0.0.1', () => socket.write('PING\r\n'));
    socket.setTimeout(500, () => socket.destroy());
    socket.once('data', (data) => {
      done(String(data).startsWith('+PONG'));
      socket.destroy();
    });
    socket.once('error', () => done(false)).once('close', () => done(false));
  });
}
