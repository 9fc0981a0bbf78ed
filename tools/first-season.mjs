/** What a first start does to an empty database, once: the newest shape, the sample season, its accounts. */
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DIST } from './checkout.mjs';
import { keepSaying, say } from './progress.mjs';

/**
 * The sample season has accounts whose password everybody knows: it goes into the database that comes with the product
 * (`JIANGONG_SAMPLE=off` leaves it out), and into one named by DATABASE_URL only with `JIANGONG_SAMPLE=on`.
 */
const wantsSample = process.env.DATABASE_URL ? process.env.JIANGONG_SAMPLE === 'on' : process.env.JIANGONG_SAMPLE !== 'off';

/** What is loaded here is made anew when it breaks off: its twenty thousand commits need not each wait for the disk. */
const UNWAITING = { PGOPTIONS: '-c synchronous_commit=off' };

/**
 * Brings the database to the newest shape and fills an empty one with the sample season.
 * The commands are safe to repeat; for the embedded database, markers in the data folder spare the later starts
 * three processes. A marker holds for the database and the build it was set for.
 *
 * @param {{ data: string, own?: { url: string, identity: string }, cli: (names: { zh: string, en: string }, command: string, more?: { heed?: (said: string) => void, env?: NodeJS.ProcessEnv }) => Promise<string> }} options
 * @returns {Promise<string>} the sample accounts, to be shown
 */
export async function prepareDatabase({ data, own, cli }) {
  const marker = (name, value) => ({
    file: join(data, name),
    isSet: () => own !== undefined && existsSync(join(data, name)) && readFileSync(join(data, name), 'utf8').startsWith(`${own.identity} ${value}\n`),
    set: (text = '') => own && writeFileSync(join(data, name), `${own.identity} ${value}\n${text}`),
  });
  const migrated = marker('database.migrated', readFileSync(join(DIST, '.server.stamp'), 'utf8'));
  const begun = marker('sample.begun', 'begun');
  const loaded = marker('sample.loaded', 'loaded');

  if (begun.isSet() && !loaded.isSet()) {
    rmSync(migrated.file, { force: true });
    await makeAnew(own.url);
    rmSync(begun.file, { force: true });
  }
  if (!migrated.isSet()) {
    say('更新数据库结构', 'migrating the database');
    await cli({ zh: '更新数据库结构', en: 'Migrating the database' }, 'migrate');
    migrated.set();
  }
  if (!wantsSample) return '';
  if (loaded.isSet()) return readFileSync(loaded.file, 'utf8').split('\n').slice(1).join('\n');
  // Only what is empty now may ever be taken for half a sample: a database with a season is somebody's own.
  if (own && !(await holdsSeason(own.url))) begun.set();
  say('载入示例赛季（仅首次，约需三分钟）', 'loading the sample season, about three minutes, the first time only');
  let day = '';
  const done = keepSaying(() => `载入示例赛季${day && ` ${day}`} · loading the sample season`);
  const heed = (said) => (day = said.match(/^\d{4}-\d{2}-\d{2}$/gm)?.at(-1) ?? day);
  await cli({ zh: '载入示例赛季', en: 'Loading the sample season' }, 'sample', { heed, env: own ? UNWAITING : {} }).finally(done);
  if (own) await query(own.url, 'CHECKPOINT');
  const accounts = await cli({ zh: '读取示例账号', en: 'Reading the sample accounts' }, 'accounts');
  loaded.set(accounts);
  rmSync(begun.file, { force: true });
  return accounts;
}

/**
 * A first start that was stopped while loading left half a season, which would look like somebody's own. Nobody has
 * worked with it yet, as the API starts only afterwards.
 */
async function makeAnew(url) {
  say('上次示例赛季没有载入完，重新建立', 'the sample season was interrupted last time, starting over');
  const server = new URL(url);
  const database = server.pathname.slice(1);
  server.pathname = '/postgres';
  await query(server.href, `DROP DATABASE IF EXISTS ${database} WITH (FORCE)`);
  await query(server.href, `CREATE DATABASE ${database}`);
}

const holdsSeason = async (url) => (await query(url, 'SELECT 1 FROM season LIMIT 1')).rowCount > 0;

async function query(url, statement) {
  const { default: pg } = await import('pg');
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  return client.query(statement).finally(() => client.end());
}
