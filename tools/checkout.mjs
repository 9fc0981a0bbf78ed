/** The checkout the tools work in: its folders, the Node it needs, its dependencies. Node built-ins only. */
import { spawn } from 'node:child_process';
import { accessSync, constants, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Failure, explain } from './failure.mjs';
import { makeFolder, requireSpace } from './folders.mjs';
import { withLock } from './lock.mjs';
import { keepSaying, say } from './progress.mjs';

export const CHECKOUT = dirname(dirname(fileURLToPath(import.meta.url)));
export const DIST = join(CHECKOUT, 'dist');
const MODULES = join(CHECKOUT, 'node_modules');
const INSTALL_MEGABYTES = 1_200;

export function checkNode() {
  const wanted = /\d+\.\d+/.exec(JSON.parse(readFileSync(join(CHECKOUT, 'package.json'), 'utf8')).engines.node)[0];
  const [major, minor] = wanted.split('.').map(Number);
  const [isMajor, isMinor] = process.versions.node.split('.').map(Number);
  if (isMajor > major || (isMajor === major && isMinor >= minor)) return;
  throw new Failure(`需要 Node.js ${wanted} 或更高版本，当前是 ${process.versions.node}；请升级 Node.js。`, `Node.js ${wanted} or later is needed, this is ${process.versions.node}; please upgrade.`);
}

/** The data folder, made and proved writable: JIANGONG_DATA, else .data in the checkout. */
export function openDataFolder() {
  const folder = resolve(CHECKOUT, process.env.JIANGONG_DATA || '.data');
  try {
    makeFolder(folder);
    const probe = join(folder, `.probe-${process.pid}`);
    writeFileSync(probe, 'x');
    rmSync(probe);
  } catch (error) {
    throw explain(Object.assign(error, { path: folder }), folder);
  }
  return folder;
}

/** npm ci, when what is installed is not what the lock says. */
export async function ensureDependencies(track = (child) => child) {
  if (isInstalled()) return;
  try {
    accessSync(CHECKOUT, constants.W_OK);
    makeFolder(DIST);
  } catch (error) {
    throw explain(error, CHECKOUT);
  }
  await withLock(join(DIST, '.install.lock'), async () => {
    if (!isInstalled()) await install(track);
  });
}

/** Compares by content: times mean nothing after a checkout, and npm writes its own lock only when it finished. */
function isInstalled() {
  const own = join(MODULES, '.package-lock.json');
  if (!existsSync(own)) return false;
  const packagesOf = (file) => JSON.parse(readFileSync(file, 'utf8')).packages;
  const installed = packagesOf(own);
  return Object.entries(packagesOf(join(CHECKOUT, 'package-lock.json'))).every(([path, { version, optional, devOptional, link }]) => {
    if (path === '' || link) return true;
    const found = installed[path];
    return found ? found.version === version && (existsSync(join(CHECKOUT, path)) || optional) : Boolean(optional || devOptional);
  });
}

async function install(track) {
  requireSpace(CHECKOUT, INSTALL_MEGABYTES, { zh: '安装依赖', en: 'installing' });
  say('安装依赖（首次约需 1–3 分钟）', 'installing dependencies, 1–3 minutes the first time');
  const { packages } = JSON.parse(readFileSync(join(CHECKOUT, 'package-lock.json'), 'utf8'));
  const expected = Object.keys(packages).filter((path) => path && !packages[path].optional);
  // npm makes all folders first; a package is there when its own package.json is.
  const countUnpacked = () => expected.filter((path) => existsSync(join(CHECKOUT, path, 'package.json'))).length;
  const done = keepSaying(() => `安装依赖 ${countUnpacked()}/${expected.length} · installing`);
  try {
    await npmCi(track);
  } finally {
    done();
  }
  say('依赖已安装', 'dependencies installed');
}

function npmCi(track) {
  const args = ['ci', '--include=dev', '--no-audit', '--no-fund', '--no-progress'];
  const npm = process.env.npm_execpath;
  const [program, all] = npm && /npm-cli\.c?js$/.test(npm) ? [process.execPath, [npm, ...args]] : ['npm', args];
  return new Promise((done, failed) => {
    // npm takes its time over a polite signal, and what it leaves unfinished is installed anew.
    const child = track(spawn(program, all, { cwd: CHECKOUT, stdio: ['ignore', 'pipe', 'pipe'], detached: true, shell: process.platform === 'win32' }), 'SIGKILL');
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (piece) => (output = (output + piece).slice(-20_000)));
    child.once('error', () => failed(new Failure('找不到 npm；请安装 Node.js 自带的 npm。', 'npm was not found; install the npm that comes with Node.js.')));
    child.once('close', (status) => (status === 0 ? done() : failed(whyNotInstalled(output))));
  });
}

function whyNotInstalled(output) {
  if (/ENOSPC/.test(output)) return explain({ code: 'ENOSPC', path: MODULES });
  if (/EACCES|EPERM/.test(output)) return explain({ code: 'EACCES', path: MODULES });
  if (/ENOTFOUND|EAI_AGAIN|ETIMEDOUT|ECONNREFUSED|ECONNRESET|ERR_SOCKET_TIMEOUT/.test(output)) {
    return new Failure('安装依赖失败：连不上 npm 软件源；请检查网络或 npm 的 registry 与代理设置。', 'Installing failed: the npm registry cannot be reached; check the network and npm\'s registry and proxy settings.');
  }
  const reason = output.split('\n').filter((line) => /npm (error|ERR!)/.test(line)).slice(0, 3).join(' ').replace(/npm (error|ERR!) ?/g, '').trim();
  return new Failure(`安装依赖失败：${reason}`, `npm ci failed: ${reason}`);
}
