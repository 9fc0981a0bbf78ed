/**
 * `node tools/run.mjs tools/bench/large-round.ts [marks]`: one round of a million marks through the whole product, once: frozen, computed
 * in the worker's thread, sealed, looked at as its page does, taken as a bundle and verified by the served verifier in a process
 * of its own. Prints seconds and the peak memory so far of each step; fails when a step does.
 */
import 'reflect-metadata';
import { spawn } from 'node:child_process';
import { createWriteStream, readdirSync, readFileSync, statSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { stageEntities, stages } from '@jiangong/assembly';
import { GENESIS_HASH, linkEvent } from '@jiangong/evidence';
import { platformActor } from '@jiangong/kernel';
import { Checkpoints, createLogger, JobRunner, PlatformModule, Reader, readConfig, UnitOfWork, type GraphContext } from '@jiangong/platform';
import { AwardLinesReader, Bundles, RunComputer, ScoreRunsReader, StartScoreRun } from '@jiangong/results';
import { NestFactory } from '@nestjs/core';
import pg from 'pg';
import { aRound, someRules } from '@jiangong/programme/testing';
import { CATEGORIES, fill, JUDGES_EACH } from './marked-round';

const marks = Number(process.argv[2] ?? 1_000_000);
/** The pages a reader asks for one after another, and the rows of each. */
const [PAGES, PAGE] = [20, 40];
const DIST = fileURLToPath(new URL('..', import.meta.url));

class BenchModule {}

/** What judges did, as events of the round's chain: without them no verifier believes a mark. */
async function tellTheChain(client: pg.Client, roundId: string): Promise<void> {
  const { rows } = await client.query<{ id: string; entryId: string; judgeId: string; marks: Record<string, number> }>(
    `select s.id, s.entry_id as "entryId", s.judge_id as "judgeId", json_object_agg(m.criterion, m.value) as marks
       from score_sheet s join mark m on m.sheet_id = s.id where s.round_id = $1 group by s.id order by s.id`, [roundId]);
  const [chain, at] = [`round:${roundId}`, new Date('2026-06-04T08:00:00Z')];
  let head = { seq: 0, hash: GENESIS_HASH };
  for (let from = 0; from < rows.length; from += 5_000) {
    const events = rows.slice(from, from + 5_000).map(({ id, ...sheet }) => {
      const event = linkEvent(head, { chain, type: 'judging.sheet.locked', body: { sheetId: id, ...sheet } }, at, sheet.judgeId);
      head = { seq: event.seq, hash: event.hash };
      return event;
    });
    await client.query(
      `insert into ledger_event (chain, seq, at, type, actor_id, content, previous_hash, hash)
       select $1, x.seq, $2, 'judging.sheet.locked', null, x.content, x."previousHash", x.hash from json_to_recordset($3) as x(seq bigint, content text, "previousHash" text, hash text)`,
      [chain, at, JSON.stringify(events)]);
  }
  await client.query('insert into ledger_head (chain, seq, hash) values ($1, $2, $3)', [chain, head.seq, head.hash]);
}

const peak = (): number => Math.round(process.resourceUsage().maxRSS / 1024);

async function step<T>(name: string, work: () => Promise<T>, more: (found: T) => string = () => ''): Promise<T> {
  const began = performance.now();
  const found = await work();
  console.log(`  ${name.padEnd(34)} ${((performance.now() - began) / 1000).toFixed(1).padStart(7)} s   peak ${String(peak()).padStart(5)} MB   ${more(found)}`);
  return found;
}

/** Its verdict and the most memory it was seen to hold. */
function verify(file: string): Promise<{ readonly isSound: boolean; readonly first: object | null; readonly megabytes: number }> {
  const folder = join(DIST, 'verifier');
  const program = readdirSync(folder).filter((name) => name.endsWith('.mjs')).map((name) => join(folder, name))
    .sort((a, b) => statSync(b).mtimeMs - statSync(a).mtimeMs)[0]!;
  return new Promise((done, failed) => {
    const child = spawn(process.execPath, [program, file, '--json'], { stdio: ['ignore', 'pipe', 'inherit'] });
    let [told, most] = ['', 0];
    const watch = setInterval(() => {
      try {
        most = Math.max(most, Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1] ?? 0));
      } catch {
        // gone already, or no such system
      }
    }, 200);
    child.stdout.setEncoding('utf8').on('data', (piece: string) => (told += piece));
    child.once('error', failed).once('close', (status) => {
      clearInterval(watch);
      try {
        const { isSound, first } = JSON.parse(told) as { isSound: boolean; first: object | null };
        done({ isSound, first, megabytes: Math.round(most / 1024) });
      } catch {
        failed(new Error(`the verifier ended with ${status}`));
      }
    });
  });
}

async function main(): Promise<void> {
  const config = readConfig();
  const imports = [PlatformModule.with({ config, logger: createLogger('bench', 'warn'), entities: stageEntities }), ...stages];
  const app = await NestFactory.createApplicationContext({ module: BenchModule, imports }, { logger: ['error'], abortOnError: false });
  const client = new pg.Client({ connectionString: config.DATABASE_URL });
  await client.connect();
  const folder = await mkdtemp(join(tmpdir(), 'jiangong-large-'));
  try {
    app.get(RunComputer, { strict: false }).program = new URL('../score-thread.mjs', import.meta.url);
    const world = await aRound(app.get(UnitOfWork), { phase: 'computing', subject: 'work', categories: CATEGORIES, rules: someRules() });
    const { roundId } = world;
    const entries = Math.ceil(marks / JUDGES_EACH / world.rules.judging.criteria.length);
    console.log(`${entries * JUDGES_EACH * world.rules.judging.criteria.length} marks, ${entries} entries`);
    await step('seeded', () => fill(client, world, entries).then(() => tellTheChain(client, roundId)));
    const reader = app.get(Reader);
    const runId = await step('frozen', () => app.get(StartScoreRun, { strict: false }).execute(platformActor, { roundId, reason: 'bench' }));
    const [queued] = await reader.rows<{ job: string; size: number }>('select job_id as job, length(inputs) as size from score_run where id = $1', [runId]);
    await step('computed, advised, sealed', () => app.get(JobRunner).run(queued!.job), () => `inputs ${(queued!.size / 1e6).toFixed(1)} MB`);
    const [run] = await reader.rows<{ state: string; size: number; lines: number }>('select state, length(outputs) as size, (select count(*)::int from score_line where run_id = id) as lines from score_run where id = $1', [runId]);
    if (run?.state !== 'sealed' || run.lines !== entries) throw new Error(`the run is ${run?.state}, ${run?.lines} lines`);
    console.log(`  outputs ${(run.size / 1e6).toFixed(1)} MB, ${run.lines} lines`);
    const context = { actor: platformActor, language: 'zh', loader: () => ({}) } as unknown as GraphContext;
    const runs = app.get(ScoreRunsReader, { strict: false });
    const view = await step('page: the run and its advice', () => runs.one(context, runId));
    await step('page: award lines', () => app.get(AwardLinesReader, { strict: false }).of(context, view), (lines) => `${lines.length} categories`);
    await step(`page: ${PAGES} pages of ${PAGE}, each after the other`, async () => {
      let after: string | null = null;
      for (let page = 0; page < PAGES; page++) {
        const { nodes, pageInfo } = await runs.lines(context, runId, { first: PAGE, after }, false);
        if (nodes.length !== Math.min(PAGE, entries - page * PAGE)) throw new Error(`page ${page} has ${nodes.length} lines`);
        if (!pageInfo.hasNextPage) break;
        after = pageInfo.endCursor ?? null;
      }
    });
    await app.get(Checkpoints).sign();
    const file = join(folder, 'large.bundle.json');
    await step('bundle', () => app.get(Bundles, { strict: false }).write(roundId, createWriteStream(file)), () => `${(statSync(file).size / 1e6).toFixed(0)} MB`);
    const verdict = await step('verified, in a process of its own', () => verify(file), ({ megabytes }) => `its peak ${megabytes} MB`);
    if (!verdict.isSound) throw new Error(`does not hold: ${JSON.stringify(verdict.first)}`);
  } finally {
    await client.end();
    await app.close();
    await rm(folder, { recursive: true, force: true });
  }
}

main().then(() => process.exit(0), (error: unknown) => {
  console.error(error);
  process.exit(1);
});
