/** The sample season of a first start: loaded once and whole. `JIANGONG_SAMPLE=off` leaves it out. */
import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { keepSaying, say } from './progress.mjs';

export const wantsSample = process.env.JIANGONG_SAMPLE !== 'off';

const markers = (data) => [join(data, 'sample.begun'), join(data, 'sample.loaded')];

/**
 * The command itself leaves a database with a season alone; the marker only spares the second start a process.
 * @param {boolean} isOwn whether the database is the embedded one @param {() => Promise<unknown>} load
 */
export async function loadSample(data, isOwn, load) {
  const [begun, loaded] = markers(data);
  if (!wantsSample || (isOwn && existsSync(loaded))) return;
  say('载入示例赛季（首次约需一分钟）', 'loading the sample season, about a minute the first time');
  const done = keepSaying(() => '载入示例赛季 · loading the sample season');
  if (isOwn) writeFileSync(begun, '');
  try {
    await load();
  } finally {
    done();
  }
  if (!isOwn) return;
  writeFileSync(loaded, `${new Date().toISOString()}\n`);
  rmSync(begun, { force: true });
}

/**
 * A first start that was stopped while loading left half a season, which would look like somebody's own. Nobody has
 * worked with it yet, as the API starts only afterwards: the database is made anew.
 */
export async function discardHalfSample(data, url) {
  const [begun, loaded] = markers(data);
  if (!existsSync(begun) || existsSync(loaded)) return;
  say('上次示例赛季没有载入完，重新建立', 'the sample season was interrupted last time, starting over');
  const { default: pg } = await import('pg');
  const server = new URL(url);
  const database = server.pathname.slice(1);
  server.pathname = '/postgres';
  const client = new pg.Client({ connectionString: server.href });
  await client.connect();
  try {
    await client.query(`DROP DATABASE IF EXISTS ${database} WITH (FORCE)`);
    await client.query(`CREATE DATABASE ${database}`);
  } finally {
    await client.end();
  }
  rmSync(begun, { force: true });
}
