/**
 * `node tools/run.mjs tools/bench/score-run.ts [marks] [rounds]`: a score run through the whole product (facts frozen, computed,
 * advised on, hashed, sealed results written, ledger, one commit) beside one SQL statement for trimmed mean and rank over the
 * same tables; interleaved, the scores compared first. Quote the ratios, never the numbers. The goal is 20 times at most.
 */
import 'reflect-metadata';
import { stageEntities, stages } from '@jiangong/assembly';
import { platformActor, sha256 } from '@jiangong/kernel';
import { createLogger, JobRunner, PlatformModule, Reader, readConfig, UnitOfWork } from '@jiangong/platform';
import { StartScoreRun } from '@jiangong/results';
import { NestFactory } from '@nestjs/core';
import pg from 'pg';
import { aRound, someRules } from '@jiangong/programme/testing';
import { CATEGORIES, fill, JUDGES, JUDGES_EACH } from './marked-round';

const marks = Number(process.argv[2] ?? 1_000_000);
const rounds = Number(process.argv[3] ?? 3);

class BenchModule {}

/** $1 round, $2 and $3 criteria and their weights. One highest and one lowest off, two places, half away from zero. */
const STATEMENT = `
  with total as (
    select s.entry_id, sum(m.value * w.weight)::numeric / sum(w.weight) as value
      from score_sheet s join mark m on m.sheet_id = s.id join unnest($2::text[], $3::int[]) w(criterion, weight) on w.criterion = m.criterion
     where s.round_id = $1 and s.state = 'locked' group by s.id)
  select e.id, c.score, rank() over (partition by e.category_id order by c.score desc) as rank
    from (select entry_id, round((sum(value) - max(value) - min(value)) / (count(*) - 2) / 1000, 2) as score from total group by entry_id) c
    join entry e on e.id = c.entry_id`;

const seconds = async (work: () => Promise<unknown>): Promise<number> => {
  const began = performance.now();
  await work();
  return (performance.now() - began) / 1000;
};
const middle = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[values.length >> 1]!;
const spread = (values: readonly number[], digits: number): string => `${middle(values).toFixed(digits)} (${Math.min(...values).toFixed(digits)}–${Math.max(...values).toFixed(digits)})`;

async function main(): Promise<void> {
  const config = readConfig();
  const imports = [PlatformModule.with({ config, logger: createLogger('bench', 'warn'), entities: stageEntities }), ...stages];
  const app = await NestFactory.createApplicationContext({ module: BenchModule, imports }, { logger: ['error'], abortOnError: false });
  const client = new pg.Client({ connectionString: config.DATABASE_URL });
  await client.connect();
  try {
    const world = await aRound(app.get(UnitOfWork), { phase: 'computing', subject: 'work', categories: CATEGORIES, rules: someRules() });
    const { criteria } = world.rules.judging;
    const entries = Math.ceil(marks / JUDGES_EACH / criteria.length);
    await fill(client, world, entries);
    const reader = app.get(Reader);
    const inSql = () => client.query<{ id: string; score: string }>(STATEMENT, [world.roundId, criteria.map(({ code }) => code), criteria.map(({ weight }) => weight)]);
    const start = (): Promise<string> => app.get(StartScoreRun, { strict: false }).execute(platformActor, { roundId: world.roundId, reason: 'bench' });
    const compute = async (runId: string): Promise<void> => {
      const [run] = await reader.rows<{ job: string }>('select job_id as job from score_run where id = $1', [runId]);
      await app.get(JobRunner).run(run!.job);
    };
    const check = async (runId: string): Promise<void> => {
      const [run] = await reader.rows<{ state: string; outputs: string; hash: string }>('select state, outputs, outputs_hash as hash from score_run where id = $1', [runId]);
      if (run!.state !== 'sealed' || sha256(run!.outputs) !== run!.hash) throw new Error(`the run is ${run!.state}`);
      const own = new Map((await reader.rows<{ id: string; score: number }>('select entry_id as id, score from score_line where run_id = $1', [runId])).map(({ id, score }) => [id, score]));
      for (const { id, score } of (await inSql()).rows) if (own.get(id) !== Math.round(Number(score) * 1000)) throw new Error(`entry ${id}: product ${own.get(id)}, SQL ${score}`);
      console.log(`${own.size} entries: the scores of the run and of the statement are equal`);
    };
    const times: { sql: number; freeze: number; compute: number }[] = [];
    for (let round = 0; round < rounds; round++) {
      let runId = '';
      const freeze = await seconds(async () => (runId = await start()));
      const sql = await seconds(inSql);
      times.push({ freeze, sql, compute: await seconds(() => compute(runId)) });
      if (round === 0) await check(runId);
    }
    console.log(`score run: ${entries * JUDGES_EACH * criteria.length} marks, ${entries} entries, ${JUDGES} judges, ${rounds} interleaved rounds, median (min–max)`);
    console.log(`  statement s          ${spread(times.map(({ sql }) => sql), 2)}`);
    console.log(`  freezing : statement ${spread(times.map(({ freeze, sql }) => freeze / sql), 1)}`);
    console.log(`  computing, advising, sealing : statement ${spread(times.map((one) => one.compute / one.sql), 1)}`);
    console.log(`  whole run : statement ${spread(times.map((one) => (one.freeze + one.compute) / one.sql), 1)}   goal ≤ 20`);
    console.log(`  peak memory MB       ${Math.round(process.resourceUsage().maxRSS / 1024)}`);
  } finally {
    await client.end();
    await app.close();
  }
}

main().then(() => process.exit(0), (error: unknown) => {
  console.error(error);
  process.exit(1);
});
