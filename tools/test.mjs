/**
 * `npm test [-- stage [pattern]]`: lint, types, unit, db, e2e; ends in one line `N passed, N failed`.
 * Lint and types count as one test each.
 */
import { spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { CHECKOUT, checkNode, ensureDependencies } from './checkout.mjs';
import { Failure, report } from './failure.mjs';
import { say } from './progress.mjs';
import { echoFilter, whenStarterGone } from './starter.mjs';
import { Family } from './supervise.mjs';

const bin = (path) => join(CHECKOUT, 'node_modules', path);
const JOURNEYS = 'apps/e2e/jest.config.mjs';
const WEB_TYPES = 'apps/web/tsconfig.json';
const NONE = { passed: 0, failed: 0, skipped: 0 };

const STAGES = {
  lint: async () => {
    // The boundary rule reads Nx's project graph; without one it would pass everything in silence.
    const graph = await check([bin('nx/dist/bin/nx.js'), 'show', 'projects']);
    return graph.failed ? graph : check([bin('eslint/bin/eslint.js'), '.', '--max-warnings', '0']);
  },
  types: async () => {
    const projects = ['tsconfig.json', 'apps/verifier/tsconfig.json', WEB_TYPES].filter((path) => existsSync(join(CHECKOUT, path)));
    const outcomes = [];
    for (const project of projects) outcomes.push(await check([bin('typescript/bin/tsc'), '--noEmit', '-p', project]));
    return { ...NONE, ...(outcomes.some(({ failed }) => failed) ? { failed: 1 } : { passed: 1 }), output: outcomes.map(({ output }) => output).join('') };
  },
  unit: (pattern) => jest(['--config', 'jest.config.mjs', '--selectProjects', 'unit'], pattern),
  db: (pattern) => jest(['--config', 'jest.config.mjs', '--selectProjects', 'db'], pattern),
  e2e: async (pattern) => {
    if (!existsSync(join(CHECKOUT, JOURNEYS))) return { ...NONE, output: '' };
    const { build } = await import('./build.mjs');
    await build({ log: (line) => say(line), track: family.track });
    // Journeys on the sample season share one load of it; the database's account must reach its cluster.
    const season = mkdtempSync(join(tmpdir(), 'jiangong-season-'));
    chmodSync(season, 0o755);
    try {
      return await jest(['--config', JOURNEYS, '--runInBand'], pattern, { JIANGONG_E2E_SEASON: season });
    } finally {
      rmSync(season, { recursive: true, force: true });
    }
  },
};

const family = new Family();
let redis;
let isInterrupted = false;
const isEcho = echoFilter();
const interrupt = () => {
  if (isEcho()) return;
  if (isInterrupted) family.force();
  isInterrupted = true;
  void family.end();
};
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, interrupt);
whenStarterGone(interrupt);

/** Runs a program; Jest's line for each finished file is passed on, the rest of the output is for when it fails. */
function run(args, env = { ...process.env, NX_DAEMON: 'false', NX_TUI: 'false' }) {
  return new Promise((done) => {
    const child = family.track(spawn(process.execPath, args, { cwd: CHECKOUT, env, detached: true, stdio: ['ignore', 'pipe', 'pipe'] }));
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (piece) => (output += piece));
      createInterface({ input: stream }).on('line', (line) => /^(PASS|FAIL) /.test(line) && say(`  ${line}`));
    }
    child.once('error', (error) => done({ status: 1, output: `${error.message}\n` }));
    child.once('close', (status) => done({ status: status ?? 1, output }));
  });
}

async function check(args) {
  const { status, output } = await run(args);
  return { ...NONE, ...(status === 0 ? { passed: 1 } : { failed: 1 }), output: status === 0 ? '' : output };
}

async function jest(args, pattern, more = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'jiangong-jest-'));
  const file = join(folder, 'outcome.json');
  try {
    const all = ['--experimental-vm-modules', '--no-warnings', bin('jest/bin/jest.js'), ...(pattern ? [pattern] : []), ...args, '--json', `--outputFile=${file}`];
    const { status, output } = await run(all, { ...jestEnvironment(), ...more });
    if (!existsSync(file)) return { ...NONE, failed: 1, output };
    const report = JSON.parse(readFileSync(file, 'utf8'));
    const failed = report.numFailedTests + report.numRuntimeErrorTestSuites;
    const outcome = { passed: report.numPassedTests, skipped: report.numPendingTests + report.numTodoTests };
    // A run that found nothing, or failed outside of a test, must not look like a pass.
    const isHollow = report.numTotalTests === 0 || (status !== 0 && failed === 0);
    const trouble = failed + (isHollow ? 1 : 0);
    return { ...outcome, failed: trouble, output: trouble ? output : '' };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** REDIS_URL would switch every process under test to Redis: tests of that backend ask for TEST_REDIS_URL. */
function jestEnvironment() {
  const { REDIS_URL, DATABASE_URL, ...env } = process.env;
  void DATABASE_URL;
  const url = env.TEST_REDIS_URL ?? redis?.url ?? REDIS_URL;
  return { ...env, NODE_ENV: 'test', NX_DAEMON: 'false', ...(url ? { TEST_REDIS_URL: url } : {}) };
}

async function prepareRedis() {
  if (process.env.TEST_REDIS_URL || process.env.REDIS_URL) return NONE;
  const { installRedis, startRedis } = await import('./redis.mjs');
  if (installRedis(say)) {
    redis = await startRedis();
    return NONE;
  }
  say('没有 redis-server：Redis 队列的测试只在设置 TEST_REDIS_URL 后运行', 'no redis-server here: the tests of the Redis queue run only with TEST_REDIS_URL');
  return { ...NONE, ...(process.env.CI === 'true' ? { failed: 1 } : {}) };
}

async function main([wanted, pattern]) {
  checkNode();
  if (wanted && !STAGES[wanted]) throw new Failure(`没有名为 ${wanted} 的测试阶段；可用：${Object.keys(STAGES).join('、')}。`, `There is no stage called ${wanted}; use one of ${Object.keys(STAGES).join(', ')}.`);
  await ensureDependencies(family.track);
  const names = wanted ? [wanted] : Object.keys(STAGES);
  const outcomes = [];
  if (names.some((name) => name === 'db' || name === 'e2e')) outcomes.push(await prepareRedis());
  // Two cores: the two checks side by side, then the stages with their own workers one after another.
  const early = names.filter((name) => name === 'lint' || name === 'types');
  outcomes.push(...(await Promise.all(early.map((name) => stage(name)))));
  for (const name of names) if (!early.includes(name) && !isInterrupted) outcomes.push(await stage(name, pattern));
  return outcomes.reduce((sum, one) => ({ passed: sum.passed + one.passed, failed: sum.failed + one.failed, skipped: sum.skipped + one.skipped }), NONE);
}

async function stage(name, pattern) {
  const began = Date.now();
  say(`${name} …`);
  const outcome = await STAGES[name](pattern).catch((error) => ({ ...NONE, failed: 1, output: `${error.message}\n` }));
  if (outcome.output) process.stdout.write(`\n${outcome.output.trimEnd()}\n\n`);
  const { passed, failed, skipped } = outcome;
  say(`${failed ? '✗' : '✓'} ${name}：通过 ${passed}，失败 ${failed}${skipped ? `，跳过 ${skipped}` : ''}（${((Date.now() - began) / 1000).toFixed(1)} s）`);
  return outcome;
}

const summary = ({ passed, failed, skipped }) => `${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ''}`;

main(process.argv.slice(2))
  .then(
    (total) => {
      process.exitCode = total.failed || isInterrupted ? 1 : 0;
      return isInterrupted ? undefined : summary(total);
    },
    (error) => {
      process.exitCode = 1;
      report(error);
      return undefined;
    },
  )
  .then(async (line) => {
    await family.end();
    await redis?.stop();
    if (line) console.log(`\n${line}`);
    process.exit();
  });
