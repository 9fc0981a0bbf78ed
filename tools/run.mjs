/**
 * `node tools/run.mjs <name> …args`: one command of the platform on a fresh database that is gone afterwards.
 * A name is a command of dist/cli.mjs (`year`), or the path of a TypeScript file (`tools/bench/bench.ts`).
 */
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { CHECKOUT, DIST, checkNode, ensureDependencies } from './checkout.mjs';
import { Failure, report } from './failure.mjs';
import { say } from './progress.mjs';
import { echoFilter, whenStarterGone } from './starter.mjs';
import { Family, runStep } from './supervise.mjs';

const family = new Family();
let interruptedBy;
const isEcho = echoFilter();
const interrupt = (signal) => {
  if (isEcho()) return;
  if (interruptedBy) process.exit(130);
  interruptedBy = signal;
  void family.end();
};
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, interrupt);
whenStarterGone(() => interrupt('SIGTERM'));

async function main([name, ...args]) {
  checkNode();
  const isScript = name?.endsWith('.ts');
  if (!name || (isScript && !existsSync(join(CHECKOUT, name)))) {
    throw new Failure(`没有可运行的命令 ${name ?? ''}；用法：node tools/run.mjs <命令> …`, `Nothing to run called ${name ?? ''}; usage: node tools/run.mjs <command> …`);
  }
  await ensureDependencies(family.track);
  const { build, bundle } = await import('./build.mjs');
  await build({ only: isScript ? undefined : 'server', log: (line) => say(line), track: family.track });
  const entry = isScript ? join(DIST, 'tools', `${basename(name, '.ts')}.mjs`) : join(DIST, 'cli.mjs');
  if (isScript) await bundle({ [basename(name, '.ts')]: name }, join(DIST, 'tools'));

  // A bench measures durable commits; everything else here may forget its data in a power cut.
  const database = await (process.env.DATABASE_URL ? borrowDatabase() : startOwn(isScript));
  try {
    const env = { ...process.env, DATABASE_URL: database.url, WEB_ROOT: join(DIST, 'web') };
    await runStep(family, { name: { zh: '建立数据库结构', en: 'Migrating the database' }, args: [join(DIST, 'cli.mjs'), 'migrate'], env, cwd: CHECKOUT });
    return await runToEnd([entry, ...(isScript ? [] : [name]), ...args], env);
  } finally {
    await family.end();
    await database.stop();
  }
}

async function startOwn(isDurable) {
  const { startPostgres } = await import('./postgres.mjs');
  return startPostgres({ ephemeral: true, isDurable });
}

/** On a server of one's own choice: a database with a name of its own, dropped at the end. */
async function borrowDatabase() {
  const { requireDatabase } = await import('./external.mjs');
  await requireDatabase(process.env.DATABASE_URL);
  const { default: pg } = await import('pg');
  const url = new URL(process.env.DATABASE_URL);
  const name = `jiangong_run_${randomBytes(6).toString('hex')}`;
  const onServer = async (statement) => {
    const client = new pg.Client({ connectionString: process.env.DATABASE_URL });
    await client.connect();
    await client.query(statement).finally(() => client.end());
  };
  await onServer(`CREATE DATABASE ${name} TEMPLATE template0 ENCODING 'UTF8' LOCALE_PROVIDER libc LOCALE 'C.UTF-8'`);
  url.pathname = `/${name}`;
  return { url: url.href, stop: () => onServer(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`) };
}

async function runToEnd(args, env) {
  const data = mkdtempSync(join(tmpdir(), 'jiangong-run-'));
  try {
    const child = family.track(spawn(process.execPath, args, { cwd: process.cwd(), env: { JIANGONG_DATA: data, ...env }, stdio: 'inherit', detached: true }));
    return await new Promise((done, failed) => child.once('error', failed).once('close', (status) => done(status ?? 1)));
  } finally {
    rmSync(data, { recursive: true, force: true });
  }
}

main(process.argv.slice(2)).then(
  (status) => process.exit(interruptedBy ? 130 : status),
  (error) => {
    if (!interruptedBy) report(error);
    process.exit(interruptedBy ? 130 : 1);
  },
);
