/**
 * `node tools/bench/likes.mjs [<seconds a round> <rounds>]`: likes through the whole product — HTTP, GraphQL, signed in,
 * durable when answered — beside the plain SQL upsert of the same like and counter, one transaction each, as pgbench
 * would send it: 32 connections, prepared, nothing around it. Interleaved on one durable database. Afterwards the
 * counters must say what the rows say. Quote the ratio; the goals are ≥ 0.40 and ≥ 1,000 a second on two cores.
 */
import { fork, spawn } from 'node:child_process';
import { mkdtempSync, openSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { CHECKOUT, DIST, checkNode, ensureDependencies } from '../checkout.mjs';
import { Failure, report } from '../failure.mjs';
import { freePort } from '../ports.mjs';
import { say } from '../progress.mjs';
import { Family, runStep } from '../supervise.mjs';
import { whenStarterGone } from '../starter.mjs';

const CONNECTIONS = 32;
const MEMBERS = 4_000;
const WORKS = 300;
const REQUESTS = 60_000;
const CLOCK_TICKS = 100;
const GOALS = { rate: 1_000, ratio: 0.4 };
const QUERY = 'mutation L($workId: ID!) { likeWork(workId: $workId) { __typename ... on Engagement { id likesRaw } ... on Refusal { code } } }';

const family = new Family();
const folder = mkdtempSync(join(tmpdir(), 'jiangong-bench-'));
let database;

async function main([seconds = '3', rounds = '5']) {
  checkNode();
  await ensureDependencies(family.track);
  const [{ build }, { startPostgres }, { default: pg }, { seedForLikes }] = await Promise.all([import('../build.mjs'), import('../postgres.mjs'), import('pg'), import('../like-seed.mjs')]);
  await build({ only: 'server', log: (line) => say(line), track: family.track });
  database = await startPostgres({ ephemeral: true, isDurable: true });
  const env = { ...process.env, DATABASE_URL: database.url, HOST: '127.0.0.1', LOG_LEVEL: 'warn', JIANGONG_DATA: folder, NODE_ENV: 'production' };
  await runStep(family, { name: { zh: '建立数据库结构', en: 'Migrating the database' }, args: [join(DIST, 'cli.mjs'), 'migrate'], env, cwd: CHECKOUT });
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  const seeded = await seedForLikes(client, { members: MEMBERS, works: WORKS });
  await client.query('create table plain_like (work_id uuid, member_id uuid, at timestamptz not null, primary key (work_id, member_id))');
  await client.query('create table plain_count (work_id uuid primary key, likes int not null)');
  await client.query('insert into plain_count select id, 0 from work');
  await client.query('vacuum analyze');
  const pairs = Array.from({ length: REQUESTS }, (_, n) => ({ member: n % MEMBERS, work: (n * 7 + Math.floor(n / MEMBERS)) % WORKS }));
  const http = {
    name: 'product', ...(await startProduct(env)), path: '/graphql', connections: CONNECTIONS,
    bodies: pairs.map(({ work }) => JSON.stringify({ query: QUERY, variables: { workId: seeded.workIds[work] } })),
    cookies: pairs.map(({ member }) => seeded.cookies[member]),
  };
  const plain = { name: 'plain', url: database.url, connections: CONNECTIONS, pairs: pairs.map(({ member, work }) => [seeded.workIds[work], seeded.memberIds[member]]) };
  const load = { product: family.track(fork(join(CHECKOUT, 'tools/bench/load.mjs'), { detached: true })), plain: family.track(fork(join(CHECKOUT, 'tools/bench/plain-likes.mjs'), { detached: true })) };
  const outcome = await measure(client, load, [http, plain], Number(seconds), Number(rounds));
  await client.end();
  tell(outcome);
}

async function startProduct(env) {
  const port = await freePort();
  const log = openSync(join(folder, 'api.log'), 'a');
  const child = family.track(spawn(process.execPath, [join(DIST, 'api.mjs')], { env: { ...env, PORT: String(port) }, cwd: CHECKOUT, stdio: ['ignore', log, log], detached: true }));
  for (let waited = 0; waited < 60_000 && child.exitCode === null; waited += 100) {
    if (await fetch(`http://127.0.0.1:${port}/readyz`).then((answer) => answer.ok, () => false)) return { port, pid: child.pid };
    await sleep(100);
  }
  throw new Failure(`服务未能启动：\n${readFileSync(join(folder, 'api.log'), 'utf8').slice(-2_000)}`, 'The API did not start, see above.');
}

/** User and system time of a process so far, in milliseconds; 0 where the system does not tell. */
function processorTime(pid) {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' ');
    return ((Number(fields[11]) + Number(fields[12])) * 1000) / CLOCK_TICKS;
  } catch {
    return 0;
  }
}

/** The database's processes: of its own connections none ends while the bench runs. */
function databaseTime(postmaster) {
  let sum = processorTime(postmaster);
  try {
    for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name)))
      if (readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' ')[1] === String(postmaster)) sum += processorTime(pid);
  } catch {
    // a process that ended meanwhile
  }
  return sum;
}

/** On a busy machine rates tell little; what a like costs in processor time, of the API and of the database, tells more. */
async function run(load, { name, pid, ...asked }, seconds, postmaster) {
  const cpu = () => ({ api: pid ? processorTime(pid) : 0, database: databaseTime(postmaster) });
  const before = cpu();
  const answer = new Promise((done) => load[name].once('message', done));
  load[name].send({ ...asked, seconds });
  const { error, ...told } = await answer;
  if (error) throw new Failure(`压测失败（${name}）：${error}`, `The load on ${name} failed: ${error}`);
  const after = cpu();
  return { ...told, rate: told.requests / told.seconds, api: (after.api - before.api) / told.requests, database: (after.database - before.database) / told.requests };
}

/** Every round begins with no like at all on either side, so that likes are new ones. */
async function measure(client, load, sides, seconds, rounds) {
  const clear = async () => {
    await client.query('truncate engagement.work_like, engagement.work_count, plain_like');
    await client.query('update plain_count set likes = 0');
    await client.query('vacuum plain_count');
  };
  const { rows: [{ postmaster }] } = await client.query(`select split_part(pg_read_file('postmaster.pid'), chr(10), 1)::int as postmaster`);
  for (const side of sides) await run(load, side, Math.max(2, seconds), postmaster);
  const outcome = [];
  for (let round = 0; round < rounds; round++) {
    await clear();
    const pair = {};
    for (const side of round % 2 ? [...sides].reverse() : sides) pair[side.name] = await run(load, side, seconds, postmaster);
    await converged(client, pair.product.requests);
    outcome.push(pair);
    say(`第 ${round + 1}/${rounds} 轮 · product ${pair.product.rate.toFixed(0)}/s · plain ${pair.plain.rate.toFixed(0)}/s · ratio ${(pair.product.rate / pair.plain.rate).toFixed(2)}`);
  }
  return outcome;
}

/** A counter that is wrong would win any race. */
async function converged(client, answered) {
  const { rows: [{ rows, counted, apart }] } = await client.query(`
    select (select count(*)::int from engagement.work_like where is_on) as rows, (select sum(likes)::int from engagement.work_count) as counted,
           (select count(*)::int from engagement.work_count c where likes <> (select count(*) from engagement.work_like l where l.work_id = c.work_id and l.is_on)) as apart`);
  if (rows !== counted || apart !== 0 || rows > answered || rows === 0) throw new Failure(`计数不一致：${answered} 次应答，${rows} 行，计数 ${counted}`, `The counters are wrong: ${answered} answered, ${rows} rows, ${counted} counted.`);
}

const middle = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
const spread = (values, digits) => `${middle(values).toFixed(digits)} (${Math.min(...values).toFixed(digits)}–${Math.max(...values).toFixed(digits)})`;

function tell(pairs) {
  const rates = pairs.map(({ product }) => product.rate);
  const ratios = pairs.map(({ product, plain }) => product.rate / plain.rate);
  const line = (name, pick, digits) => console.log(`  ${name.padEnd(24)} product ${spread(pairs.map(({ product }) => pick(product)), digits).padEnd(24)} plain ${spread(pairs.map(({ plain }) => pick(plain)), digits)}`);
  console.log(`\n点赞 · likes: signed-in GraphQL over HTTP, durable, ${CONNECTIONS} connections, ${pairs.length} interleaved rounds, median (min–max)`);
  line('likes a second', ({ rate }) => rate, 0);
  line('p50 ms', ({ p50 }) => p50, 1);
  line('p99 ms', ({ p99 }) => p99, 1);
  line('API CPU ms a like', ({ api }) => api, 3);
  line('database CPU ms a like', ({ database: time }) => time, 3);
  console.log(`  ${'likes a second'.padEnd(24)} ${middle(rates).toFixed(0)}   goal ≥ ${GOALS.rate} ${middle(rates) >= GOALS.rate ? '✓' : '✗'}`);
  console.log(`  ${'ratio, product : plain'.padEnd(24)} ${spread(ratios, 2)}   goal ≥ ${GOALS.ratio} ${middle(ratios) >= GOALS.ratio ? '✓' : '✗'}`);
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

main(process.argv.slice(2)).then(() => stop(0), (error) => {
  if (isStopping) return;
  report(error);
  stop(1);
});
