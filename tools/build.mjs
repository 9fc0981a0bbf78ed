/**
 * Builds what runs: dist/api.mjs, dist/worker.mjs with the threads of its score runs and selections and the program that reads videos, dist/cli.mjs (rolldown, dependencies stay in node_modules)
 * dist/verifier (one file each, see build-verifier.mjs) and dist/web (Vite). A part whose sources have not changed since its last build is left alone.
 */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { CHECKOUT, DIST } from './checkout.mjs';
import { Failure, report } from './failure.mjs';
import { withLock } from './lock.mjs';

const ROOMS = ['kernel', 'fairness', 'evidence', 'platform', 'people', 'programme', 'entries', 'judging', 'results', 'recognition', 'assembly', 'testing'];
const ENTRIES = { api: 'apps/api/src/main.ts', worker: 'apps/worker/src/main.ts', 'score-thread': 'libs/results/src/score-runs/score-thread.ts', 'selection-thread': 'libs/results/src/selection/selection-thread.ts', cli: 'tools/cli/main.ts' };
/** Reads videos with the FFmpeg from npm; stands beside the bundles as it is. */
const VIDEO_PROGRAM = 'libs/entries/src/media/video/engine/node-av-program.mjs';
const TOOLCHAIN = ['tsconfig.base.json', 'package-lock.json', 'tools/build.mjs'];
/** Where the fairness command line stands, as its README names it: `node libs/fairness/dist/fairness.mjs`. */
export const FAIRNESS_CLI = join(CHECKOUT, 'libs/fairness/dist/fairness.mjs');
const PARTS = {
  server: { sources: [...TOOLCHAIN, 'libs', 'apps/api/src', 'apps/worker/src', 'tools/cli'], build: buildServer },
  verifier: { sources: [...TOOLCHAIN, 'package.json', 'libs/kernel', 'libs/fairness/src', 'libs/evidence', 'apps/verifier/src', 'tools/build-verifier.mjs'], build: buildVerifier },
  fairness: { sources: [...TOOLCHAIN, 'libs/fairness/src', 'libs/fairness/rolldown.config.mjs'], build: buildFairness },
  // The web leans on no room of libs (see the boundary rules): their changes do not concern it.
  web: { sources: [...TOOLCHAIN, 'apps/web', 'apps/api/schema.graphql'], build: buildWeb },
};

/** @param {{ only?: 'server' | 'verifier' | 'fairness' | 'web', log?: (line: string) => void, track?: (child: object) => object }} options track: told of every process spawned */
export async function build({ only, log = () => {}, track = (child) => child } = {}) {
  mkdirSync(DIST, { recursive: true });
  const parts = Object.keys(PARTS).filter((name) => (!only || only === name) && (name !== 'web' || existsSync(join(CHECKOUT, 'apps/web/vite.config.ts'))));
  await Promise.all(parts.map((name) => withLock(join(DIST, `.${name}.lock`), () => refresh(name, log, track))));
}

async function refresh(name, log, track) {
  const { sources, build: make } = PARTS[name];
  const stamp = join(DIST, `.${name}.stamp`);
  const digest = digestOf(sources);
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === digest && isWhole(name)) return;
  const began = Date.now();
  rmSync(stamp, { force: true });
  await make(track);
  writeFileSync(stamp, digest);
  log(`${{ server: '服务端', verifier: '验证器', fairness: '公平算法命令行', web: '网页' }[name]}已构建 · built the ${name} (${((Date.now() - began) / 1000).toFixed(1)} s)`);
}

function isWhole(name) {
  if (name === 'web') return existsSync(join(DIST, 'web', 'index.html'));
  if (name === 'fairness') return existsSync(FAIRNESS_CLI);
  if (name === 'verifier') return existsSync(join(DIST, 'verifier', 'verifier.json'));
  return existsSync(join(DIST, basename(VIDEO_PROGRAM))) && presentEntries().every(([entry]) => existsSync(join(DIST, `${entry}.mjs`)));
}

const presentEntries = () => Object.entries(ENTRIES).filter(([, source]) => existsSync(join(CHECKOUT, source)));

/** By content, not by time: a fresh checkout or a touched file must not cause a build. */
function digestOf(sources) {
  const hash = createHash('sha256').update(process.version);
  const visit = (path) => {
    const full = join(CHECKOUT, path);
    if (!existsSync(full)) return;
    if (statSync(full).isDirectory()) {
      for (const entry of readdirSync(full).sort()) if (entry !== 'node_modules' && entry !== 'dist' && !/\.(db-)?spec\.tsx?$/.test(entry)) visit(join(path, entry));
    } else {
      hash.update(`\0${path}\0`).update(readFileSync(full));
    }
  };
  sources.forEach(visit);
  return hash.digest('hex');
}

async function buildServer() {
  const draft = join(DIST, `.server-${process.pid}`);
  rmSync(draft, { recursive: true, force: true });
  try {
    const entries = Object.fromEntries(presentEntries());
    if (!Object.keys(entries).length) throw new Failure('没有可构建的服务端入口（apps/api/src/main.ts 等）。', 'There is no server entry to build (apps/api/src/main.ts and others).');
    await bundle(entries, draft).catch((error) => {
      throw new Failure(`服务端构建失败：\n${error.message}`, 'Building the server failed, see above.');
    });
    // a program of its own, started by its path
    copyFileSync(join(CHECKOUT, VIDEO_PROGRAM), join(draft, basename(VIDEO_PROGRAM)));
    // Chunks first, so that an entry never names a chunk that is not there yet.
    const made = readdirSync(draft).sort((a, b) => Number(a in entryFiles()) - Number(b in entryFiles()));
    for (const file of made) renameSync(join(draft, file), join(DIST, file));
    dropOldChunks(new Set(made));
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
}

const entryFiles = () => Object.fromEntries(Object.keys(ENTRIES).map((name) => [`${name}.mjs`, true]));

/** A running server may still load a chunk of the build before: only chunks older than ten minutes go. */
function dropOldChunks(current) {
  for (const file of readdirSync(DIST)) {
    const path = join(DIST, file);
    if (/-.{8}\.mjs(\.map)?$/.test(file) && !current.has(file) && Date.now() - statSync(path).mtimeMs > 600_000) rmSync(path);
  }
}

/**
 * Bundles TypeScript entries for Node. Decorators and their metadata follow tsconfig.base.json.
 * @param {Record<string, string>} entries name → path from the checkout  @param {string} outDir
 */
export async function bundle(entries, outDir) {
  const { rolldown } = await import('rolldown');
  const bundled = await rolldown({
    input: Object.fromEntries(Object.entries(entries).map(([name, source]) => [name, join(CHECKOUT, source)])),
    cwd: CHECKOUT,
    platform: 'node',
    tsconfig: join(CHECKOUT, 'tsconfig.base.json'),
    // The decorator helpers are part of the compiler, not of node_modules.
    external: (id) => !id.startsWith('@oxc-project/runtime') && !/^(\.|\/|[A-Za-z]:[\\/])/.test(id) && !id.startsWith('@jiangong/'),
    resolve: { alias: Object.fromEntries(ROOMS.map((room) => [`@jiangong/${room}`, join(CHECKOUT, 'libs', room, 'src', 'index.ts')])) },
    transform: { target: 'node20' },
  });
  try {
    await bundled.write({ dir: outDir, format: 'es', entryFileNames: '[name].mjs', chunkFileNames: '[name]-[hash].mjs', keepNames: true, sourcemap: true });
  } finally {
    await bundled.close();
  }
}

async function buildVerifier() {
  const { writeVerifier } = await import('./build-verifier.mjs');
  await writeVerifier(join(DIST, 'verifier')).catch((error) => {
    throw new Failure(`验证器构建失败：\n${error.message}`, 'Building the verifier failed, see above.');
  });
}

async function buildFairness() {
  const [{ build: roll }, { default: config }] = await Promise.all([import('rolldown'), import(pathToFileURL(join(CHECKOUT, 'libs/fairness/rolldown.config.mjs')).href)]);
  await roll({ ...config, cwd: CHECKOUT, logLevel: 'warn' }).catch((error) => {
    throw new Failure(`公平算法命令行构建失败：\n${error.message}`, 'Building the fairness command line failed, see above.');
  });
}

async function buildWeb(track) {
  const draft = join(DIST, `.web-${process.pid}`);
  const args = [join(CHECKOUT, 'node_modules/vite/bin/vite.js'), 'build', '--outDir', draft, '--emptyOutDir', '--logLevel', 'warn'];
  const child = track(spawn(process.execPath, args, { cwd: join(CHECKOUT, 'apps/web'), detached: true, stdio: ['ignore', 'pipe', 'pipe'] }));
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (piece) => (output += piece));
  const status = await new Promise((done) => child.once('close', done).once('error', () => done(1)));
  try {
    if (status !== 0) throw new Failure(`网页构建失败：\n${output.trim()}`, 'Building the web failed, see above.');
    const target = join(DIST, 'web');
    const old = join(DIST, `.web-old-${process.pid}`);
    if (existsSync(target)) renameSync(target, old);
    renameSync(draft, target);
    rmSync(old, { recursive: true, force: true });
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const only = process.argv[2];
  if (only && !PARTS[only]) report(new Failure(`没有名为 ${only} 的构建部分，可用：${Object.keys(PARTS).join('、')}。`, `There is no part called ${only}; use ${Object.keys(PARTS).join(', ')}.`));
  build({ only: PARTS[only] && only, log: (line) => console.log(line) }).catch((error) => {
    report(error);
    process.exitCode = 1;
  });
  if (only && !PARTS[only]) process.exitCode = 1;
}
