/**
 * `npm run bench [-- <seconds a round> <rounds>]`: the public page “stars of the month” and a judge's marks, saved one by one, through
 * the whole product, beside their LIMITs on the same database, interleaved, answers compared first. Quote the ratio, never the
 * numbers. The goals: at least half of the LIMIT with nothing cached but documents and statements; of durable marks .45.
 * Last the public search over 100,000 works, by the reader and over the API: a p95 below 100 ms, of suggestions below 50.
 */
import { fork, spawn } from 'node:child_process';
import { mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { setTimeout as sleep } from 'node:timers/promises';
import { CHECKOUT, DIST, checkNode, ensureDependencies } from '../checkout.mjs';
import { Failure, report } from '../failure.mjs';
import { say } from '../progress.mjs';
import { Family, runStep } from '../supervise.mjs';
import { whenStarterGone } from '../starter.mjs';

const CONNECTIONS = 32;
const MARK_GOAL = 0.45;
const POOL = 12;
/** Works in the public search. */
const SEARCHED = 100_000;
const GOAL = 0.5;
const CLOCK_TICKS = 100;
const QUERY = `query Stars($period: String, $category: String, $first: Int!) {
  stars(period: $period, category: $category, first: $first) {
    nodes { id name title categoryCode categoryName periodCode cadence rank organizationName districtId districtName deeds score conferredAt }
  }
}`;

/** The mark a judge has just given, as the sheet's page saves it. */
const SAVE_MARK = `mutation SaveMark($input: SaveMarkInput!) { saveMark(input: $input) { __typename ... on Sheet { id revision total } ... on Refusal { code message } } }`;

const family = new Family();
const folder = mkdtempSync(join(tmpdir(), 'jiangong-bench-'));
let database;

async function main([seconds = '3', rounds = '7']) {
  checkNode();
  await ensureDependencies(family.track);
  const [{ build, bundle }, { startPostgres }, { default: pg }] = await Promise.all([import('../build.mjs'), import('../postgres.mjs'), import('pg')]);
  await build({ only: 'server', log: (line) => say(line), track: family.track });
  database = await startPostgres({ ephemeral: true, isDurable: true });
  const env = { ...process.env, DATABASE_URL: database.url, DATABASE_POOL: String(POOL), HOST: '127.0.0.1', LOG_LEVEL: 'warn', JIANGONG_DATA: folder, NODE_ENV: 'production' };
  await runStep(family, { name: { zh: '建立数据库结构', en: 'Migrating the database' }, args: [join(DIST, 'cli.mjs'), 'migrate'], env, cwd: CHECKOUT });
  const bodies = await fill(pg);
  const product = await startProduct(env);
  const limit = await startLimit(env);
  await compare(product, limit, bodies);
  const load = family.track(fork(join(CHECKOUT, 'tools/bench/load.mjs'), { detached: true }));
  const ofStars = await measure(load, [[product, { bodies }], [limit, { bodies }]], Number(seconds), Number(rounds));
  tell('本月之星 · stars of the month: GraphQL → JSON, uncached', ofStars, GOAL);
  await bundle({ 'seed-sheets': 'tools/bench/seed-sheets.ts' }, join(DIST, 'tools'));
  const ofMarks = await measureMarks(pg, load, env, Number(seconds), Number(rounds));
  tell('评分自动保存 · marks saved one by one: GraphQL → committed, beside a bare upsert', ofMarks, MARK_GOAL);
  await bundle({ search: 'tools/bench/search.ts' }, join(DIST, 'tools'));
  await measureSearch(pg, env);
}

async function fill(pg) {
  const { CATEGORIES, YEARS, monthCode, seed } = await import('./seed.mjs');
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  const { honours, months } = await seed(client).finally(() => client.end());
  say(`数据已备：${honours} 项荣誉，${months} 个月`, `seeded ${honours} honours over ${months} months`);
  const periods = YEARS.flatMap((year) => Array.from({ length: 12 }, (_, month) => monthCode(year, month + 1)));
  return periods.flatMap((period) => CATEGORIES.map(([category]) => JSON.stringify({ query: QUERY, variables: { period, category, first: 20 } })));
}

/** Another database on the same server, in the newest shape. */
async function ownDatabase(pg, env, name) {
  const url = new URL(database.url);
  const first = new pg.Client({ connectionString: database.url });
  await first.connect();
  await first.query(`create database ${name} template template0 encoding 'UTF8' locale_provider libc locale 'C.UTF-8'`).finally(() => first.end());
  url.pathname = `/${name}`;
  const own = { ...env, DATABASE_URL: url.href };
  await runStep(family, { name: { zh: '建立数据库结构', en: 'Migrating the database' }, args: [join(DIST, 'cli.mjs'), 'migrate'], env: own, cwd: CHECKOUT });
  return own;
}

/** Latencies and no ratio: by the reader alone and over the API, one question after another. */
async function measureSearch(pg, env) {
  const own = await ownDatabase(pg, env, 'search');
  const { port } = await startProduct(own);
  const args = [join(DIST, 'tools/search.mjs'), String(SEARCHED), '20', `http://127.0.0.1:${port}/graphql`];
  const asking = family.track(spawn(process.execPath, args, { env: own, cwd: CHECKOUT, stdio: ['ignore', 'inherit', 'inherit'], detached: true }));
  const code = await new Promise((done) => asking.once('exit', done));
  if (code !== 0) throw new Failure('检索压测失败', 'The bench of the search failed.');
}

/** In a city of its own. */
async function measureMarks(pg, load, env, seconds, rounds) {
  const own = await ownDatabase(pg, env, 'sheets');
  const { ofProduct, ofLimit } = await fillSheets(own);
  const [product, limit] = [await startProduct(own), await startLimit(own)];
  const pairs = await measure(load, [[product, { conversations: ofProduct, expected: '"revision":' }], [{ ...limit, path: '/mark' }, { conversations: ofLimit }]], seconds, rounds);
  await compareMarks(pg, own, pairs);
  return pairs;
}

/** A sheet for each connection of either side, and what its judge sends: criterion after criterion, another mark every time round. */
async function fillSheets(env) {
  const file = join(folder, 'sheets.json');
  await runStep(family, { name: { zh: '准备评分表', en: 'Making score sheets' }, args: [join(DIST, 'tools/seed-sheets.mjs'), file, String(2 * CONNECTIONS)], env, cwd: CHECKOUT });
  const { sheets, criteria } = JSON.parse(readFileSync(file, 'utf8'));
  const conversation = ({ sheetId, cookie }) => ({
    cookie,
    bodies: [60_000, 75_500, 90_000].flatMap((value) => criteria.map((criterion) =>
      JSON.stringify({ query: SAVE_MARK, variables: { input: { sheetId, criterion, value, revision: '@count' } } }))),
  });
  say(`评分表已备：${sheets.length} 张`, `${sheets.length} score sheets are open`);
  return { ofProduct: sheets.slice(0, CONNECTIONS).map(conversation), ofLimit: sheets.slice(CONNECTIONS).map(conversation) };
}

/** Acknowledged means kept: as many revisions and kept marks as were answered. */
async function compareMarks(pg, { DATABASE_URL }, pairs) {
  const client = new pg.Client({ connectionString: DATABASE_URL });
  await client.connect();
  const { rows } = await client.query('select (select sum(revision)::int from score_sheet) as saved, (select count(*)::int from mark_revision) as kept').finally(() => client.end());
  const answered = [pairs.warm, ...pairs].reduce((sum, { product }) => sum + product.requests, 0);
  if (rows[0].saved !== answered || rows[0].kept !== answered) throw new Failure(`答复了 ${answered} 次，库里只有 ${rows[0].saved} 次保存、${rows[0].kept} 条记录`, `${answered} marks were acknowledged, ${rows[0].saved} were saved and ${rows[0].kept} kept`);
  say(`答复的 ${answered} 个分数全部在库`, `${answered} marks acknowledged, all of them kept`);
}

const freePort = () =>
  new Promise((done) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => done(port));
    });
  });

async function startProduct(env) {
  const port = await freePort();
  const log = openSync(join(folder, 'api.log'), 'a');
  const flags = process.env.BENCH_PROFILE ? ['--cpu-prof', `--cpu-prof-dir=${process.env.BENCH_PROFILE}`] : [];
  const child = family.track(spawn(process.execPath, [...flags, join(DIST, 'api.mjs')], { env: { ...env, PORT: String(port) }, cwd: CHECKOUT, stdio: ['ignore', log, log], detached: true }));
  for (let waited = 0; waited < 30_000; waited += 100) {
    if (child.exitCode !== null) break;
    const ready = await fetch(`http://127.0.0.1:${port}/readyz`).then((answer) => answer.ok, () => false);
    if (ready) return { name: 'product', port, path: '/graphql', pid: child.pid };
    await sleep(100);
  }
  throw new Failure(`服务未能启动：\n${readFileSync(join(folder, 'api.log'), 'utf8').slice(-2_000)}`, 'The API did not start, see above.');
}

async function startLimit(env) {
  const child = family.track(fork(join(CHECKOUT, 'tools/bench/limit-server.mjs'), { env, detached: true }));
  const { port } = await new Promise((done, failed) => child.once('message', done).once('error', failed).once('exit', () => failed(new Error('the limit server ended'))));
  return { name: 'limit', port, path: '/', pid: child.pid };
}

const ask = async ({ port, path }, body) =>
  (await fetch(`http://127.0.0.1:${port}${path}`, { method: 'POST', headers: { 'content-type': 'application/json' }, body })).json();

/** A faster wrong answer would win any race: every question is asked of both before anything is measured. */
async function compare(product, limit, bodies) {
  for (const body of bodies) {
    const [ours, theirs] = [await ask(product, body), await ask(limit, body)];
    if (!isDeepStrictEqual(ours, theirs) || ours.data.stars.nodes.length !== 20) {
      throw new Failure(`答案不一致：${body}\n  产品：${JSON.stringify(ours).slice(0, 600)}\n  极限：${JSON.stringify(theirs).slice(0, 600)}`, 'The two gave different answers, see above.');
    }
  }
  say(`${bodies.length} 个问题的答案一致`, `${bodies.length} answers compared and equal`);
}

/** Processor seconds a process has used, user and system; null where the system does not tell. */
function processorSeconds(pid) {
  try {
    const [, rest] = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ');
    const fields = rest.split(' ');
    return (Number(fields[11]) + Number(fields[12])) / CLOCK_TICKS;
  } catch {
    return null;
  }
}

async function run(load, [server, asked], seconds) {
  const before = processorSeconds(server.pid);
  const answer = new Promise((done) => load.once('message', done));
  load.send({ ...asked, port: server.port, path: server.path, connections: CONNECTIONS, seconds });
  const { error, ...told } = await answer;
  if (error) throw new Failure(`压测失败（${server.name}）：${error}`, `The load on ${server.name} failed: ${error}`);
  const used = before === null ? null : processorSeconds(server.pid) - before;
  return { ...told, rate: told.requests / told.seconds, cpu: used === null ? null : (used / told.requests) * 1000 };
}

/** Interleaved, and turned round every time, so that neither always has the warmer machine. */
async function measure(load, [product, limit], seconds, rounds) {
  const warm = {};
  for (const side of [product, limit]) warm[side[0].name] = await run(load, side, Math.max(2, seconds));
  const pairs = Object.assign([], { warm });
  for (let round = 0; round < rounds; round++) {
    const order = round % 2 ? [limit, product] : [product, limit];
    const pair = {};
    for (const side of order) pair[side[0].name] = await run(load, side, seconds);
    pairs.push(pair);
    say(`第 ${round + 1}/${rounds} 轮 · product ${pair.product.rate.toFixed(0)}/s · limit ${pair.limit.rate.toFixed(0)}/s · ratio ${(pair.product.rate / pair.limit.rate).toFixed(2)}`);
  }
  return pairs;
}

const middle = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];

function spread(values, digits) {
  const sorted = [...values].sort((a, b) => a - b);
  return `${middle(values).toFixed(digits)} (${sorted[0].toFixed(digits)}–${sorted.at(-1).toFixed(digits)})`;
}

function tell(title, pairs, goal) {
  const line = (name, pick, digits) => `  ${name.padEnd(34)} product ${spread(pairs.map(({ product }) => pick(product)), digits).padEnd(24)} limit ${spread(pairs.map(({ limit }) => pick(limit)), digits)}`;
  const ratio = pairs.map(({ product, limit }) => product.rate / limit.rate);
  console.log(`\n${title}, ${CONNECTIONS} connections, ${pairs.length} interleaved rounds, median (min–max)`);
  console.log(line('requests a second', ({ rate }) => rate, 0));
  console.log(line('p50 ms', ({ p50 }) => p50, 1));
  console.log(line('p99 ms', ({ p99 }) => p99, 1));
  if (pairs[0].product.cpu !== null) {
    console.log(line('server CPU ms a request', ({ cpu }) => cpu, 3));
    console.log(`  ${'CPU a request, product : limit'.padEnd(34)} ${spread(pairs.map(({ product, limit }) => product.cpu / limit.cpu), 2)}`);
  }
  console.log(`  ${'ratio, product : limit'.padEnd(34)} ${spread(ratio, 2)}   goal ≥ ${goal} ${middle(ratio) >= goal ? '✓' : '✗'}`);
}

async function close() {
  await family.end(5_000);
  await database?.stop();
  rmSync(folder, { recursive: true, force: true });
}

let isStopping = false;
const stop = (status) => {
  if (isStopping) return;
  isStopping = true;
  void close().finally(() => process.exit(status));
};
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => stop(130));
whenStarterGone(() => stop(130));

main(process.argv.slice(2)).then(
  () => stop(0),
  (error) => {
    if (isStopping) return;
    report(error);
    stop(1);
  },
);
