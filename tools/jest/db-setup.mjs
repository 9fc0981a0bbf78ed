/**
 * Before the database tests: a server (our own, or TEST_DATABASE_URL), and one migrated database as the template.
 * Each Jest worker clones its own from `jiangong_template` (see libs/testing), so files never see each other's rows.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { build } from '../build.mjs';
import { CHECKOUT, DIST } from '../checkout.mjs';
import { startPostgres } from '../postgres.mjs';
import { startRedis } from '../redis.mjs';

export const TEMPLATE = 'jiangong_template';

export default async function setUpDatabases() {
  const postgres = process.env.TEST_DATABASE_URL ? undefined : await startPostgres({ ephemeral: true });
  const redis = process.env.TEST_REDIS_URL ? undefined : await startRedis();
  const servers = [postgres, redis].filter(Boolean);
  globalThis.jiangongTestServers = servers;
  // Jest forgets its teardown when it is interrupted.
  process.once('exit', () => servers.forEach((server) => server.stopNow()));
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(130));
  try {
    process.env.JIANGONG_TEST_SERVER = postgres?.url ?? process.env.TEST_DATABASE_URL;
    if (redis) process.env.TEST_REDIS_URL = redis.url;
    await build({ only: 'server' });
    await makeTemplate(process.env.JIANGONG_TEST_SERVER);
  } catch (error) {
    await Promise.all(servers.map((server) => server.stop()));
    throw error;
  }
}

async function makeTemplate(server) {
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  try {
    // On a server that outlives the run, clones and templates of an earlier, killed run may be left.
    const { rows } = await client.query(`SELECT datname FROM pg_database WHERE datname LIKE 'jiangong\\_test\\_%' OR datname = $1`, [TEMPLATE]);
    for (const { datname } of rows) await client.query(`DROP DATABASE IF EXISTS "${datname}" WITH (FORCE)`);
    await client.query(`CREATE DATABASE ${TEMPLATE} TEMPLATE template0 ENCODING 'UTF8' LOCALE_PROVIDER libc LOCALE 'C.UTF-8'`);
  } finally {
    await client.end();
  }
  const url = new URL(server);
  url.pathname = `/${TEMPLATE}`;
  const cli = join(DIST, 'cli.mjs');
  if (!existsSync(cli)) throw new Error('dist/cli.mjs is missing: tools/cli/main.ts did not build');
  const done = spawnSync(process.execPath, [cli, 'migrate'], { cwd: CHECKOUT, encoding: 'utf8', env: { ...process.env, DATABASE_URL: url.href } });
  if (done.status !== 0) throw new Error(`migrating the template failed:\n${done.stdout}${done.stderr}`);
}
