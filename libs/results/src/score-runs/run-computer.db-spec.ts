import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { platformActor } from '@jiangong/kernel';
import { EntriesModule, entriesEntities } from '@jiangong/entries';
import { JudgingModule, judgingEntities } from '@jiangong/judging';
import { aJudgedRound } from '@jiangong/judging/testing';
import { PeopleModule, peopleEntities } from '@jiangong/people';
import { aCity, type City } from '@jiangong/people/testing';
import { JobRunner } from '@jiangong/platform';
import { AdvanceRound, ProgrammeModule, programmeEntities } from '@jiangong/programme';
import { TestProduct } from '@jiangong/testing';
import { CancelScoreRun, ResultsModule, resultsEntities, StartScoreRun } from '../index';
import { RunComputer } from './run-computer';

const CHECKOUT = fileURLToPath(new URL('../../../..', import.meta.url));

const until = async (condition: () => boolean | Promise<boolean>): Promise<void> => {
  for (let waited = 0; !(await condition()); waited += 20) {
    if (waited > 20_000) throw new Error('waited in vain');
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
};

describe('the thread of a score run', () => {
  let product: TestProduct;
  let city: City;
  let folder: string;
  let built: URL;
  let computer: RunComputer;

  beforeAll(async () => {
    mkdirSync(join(CHECKOUT, 'dist/tools'), { recursive: true });
    folder = mkdtempSync(join(CHECKOUT, 'dist/tools/score-thread-'));
    const build = `import { bundle } from ${JSON.stringify(pathToFileURL(join(CHECKOUT, 'tools/build.mjs')).href)};
      await bundle({ 'score-thread': 'libs/results/src/score-runs/score-thread.ts' }, ${JSON.stringify(folder)});`;
    execFileSync(process.execPath, ['--input-type=module', '-e', build], { cwd: CHECKOUT });
    built = pathToFileURL(join(folder, 'score-thread.mjs'));
    product = await TestProduct.start({
      modules: [PeopleModule, ProgrammeModule, EntriesModule, JudgingModule, ResultsModule],
      entities: [...peopleEntities, ...programmeEntities, ...entriesEntities, ...judgingEntities, ...resultsEntities],
    });
    city = await aCity(product);
    computer = product.get(RunComputer);
  });
  beforeEach(() => void Object.assign(computer, { program: built, threadFrom: 0, limits: {}, listenEveryMs: 20 }));
  afterEach(() => product.reader.rows(`update job set state = 'cancelled' where state in ('queued', 'running')`));
  afterAll(async () => {
    await product?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  /** A thread that does as told instead of computing. */
  function programOf(source: string): URL {
    const path = join(folder, `${Math.random().toString(36).slice(2)}.mjs`);
    writeFileSync(path, source);
    return pathToFileURL(path);
  }

  /** A thread that writes on and on until it is ended. */
  function endless(): { readonly program: URL; readonly written: () => number } {
    const trace = join(folder, `${Math.random().toString(36).slice(2)}.txt`);
    const program = programOf(`import { appendFileSync } from 'node:fs'; for (;;) appendFileSync(${JSON.stringify(trace)}, '.');`);
    return { program, written: () => statSync(trace, { throwIfNoEntry: false })?.size ?? 0 };
  }

  const stoodStill = async (written: () => number): Promise<boolean> => {
    const before = written();
    await new Promise((waited) => setTimeout(waited, 200));
    return written() === before;
  };

  interface Run {
    readonly state: string;
    readonly outputs: string | null;
    readonly outputs_hash: string | null;
    readonly summary: unknown;
    readonly job_id: string;
    readonly lines: readonly unknown[] | null;
  }
  const runOf = async (id: string): Promise<Run> =>
    (await product.reader.first<Run>(
      `select state, outputs, outputs_hash, summary, job_id,
              (select json_agg(to_jsonb(l) - 'run_id' order by l.position) from score_line l where l.run_id = r.id) as lines from score_run r where id = $1`, [id]))!;
  const jobOf = async (id: string): Promise<{ state: string; attempts: number; error: { code: string; zh: string; en: string } | null; lease: number }> =>
    (await product.reader.first(`select state, attempts, error, extract(epoch from lease_until - now())::int as lease from job where id = $1`, [id]))!;

  async function aRoundComputing(): Promise<string> {
    const { roundId } = await aJudgedRound(product, city, { entries: 12 }, (entry, judge) => 82_000 + entry * 370 + judge * 1_010 + ((entry * 7 + judge * 5) % 6) * 500);
    await product.get(AdvanceRound).execute(platformActor, { roundId, toPhase: 'computing' });
    return roundId;
  }
  const start = (roundId: string, reason?: string): Promise<string> => product.get(StartScoreRun).execute(platformActor, { roundId, reason });
  const work = async (runId: string): Promise<void> => product.get(JobRunner).run((await runOf(runId)).job_id);
  const isUntouched = { outputs: null, outputs_hash: null, lines: null };

  it('seals the same bytes as a run computed in the process', async () => {
    const roundId = await aRoundComputing();
    const inThread = await start(roundId);
    await work(inThread);
    computer.program = null;
    const inProcess = await start(roundId, '复算核对');
    await work(inProcess);
    const [one, two] = [await runOf(inThread), await runOf(inProcess)];
    expect(one).toMatchObject({ state: 'sealed', outputs_hash: expect.stringMatching(/^[0-9a-f]{64}$/) });
    expect(one.lines).toHaveLength(12);
    expect({ ...two, job_id: one.job_id }).toEqual(one);
  });

  it('is not started for a run of some thousand marks', async () => {
    computer.program = programOf('process.exit(1)');
    computer.threadFrom = 100_000;
    const runId = await start(await aRoundComputing());
    await work(runId);
    expect((await runOf(runId)).state).toBe('sealed');
  });

  it('keeps its lease while it computes, and is stopped in the middle when somebody cancels the run', async () => {
    const { program, written } = endless();
    computer.program = program;
    const runId = await start(await aRoundComputing());
    const ended = work(runId);
    await until(() => written() > 0);
    const { job_id: jobId } = await runOf(runId);
    await product.reader.rows(`update job set lease_until = now() + interval '2 seconds' where id = $1`, [jobId]);
    await until(async () => (await jobOf(jobId)).lease > 20);
    expect(await stoodStill(written)).toBe(false);
    await product.get(CancelScoreRun).execute(platformActor, runId);
    await ended;
    expect(await stoodStill(written)).toBe(true);
    expect(await runOf(runId)).toMatchObject({ state: 'cancelled', ...isUntouched });
    expect((await jobOf(jobId)).state).toBe('cancelled');
  });

  it('is stopped when another worker has the lease, and leaves the run to it', async () => {
    const { program, written } = endless();
    computer.program = program;
    const runId = await start(await aRoundComputing());
    const ended = work(runId);
    await until(() => written() > 0);
    const { job_id: jobId } = await runOf(runId);
    await product.reader.rows('update job set attempts = attempts + 1 where id = $1', [jobId]);
    await ended;
    expect(await stoodStill(written)).toBe(true);
    expect(await runOf(runId)).toMatchObject({ state: 'computing', ...isUntouched });
    computer.program = built;
    await product.reader.rows(`update job set lease_until = now() - interval '1 second' where id = $1`, [jobId]);
    await work(runId);
    expect((await runOf(runId)).state).toBe('sealed');
  });

  it('that dies costs an attempt and nothing else', async () => {
    const runId = await start(await aRoundComputing());
    computer.program = programOf('process.exit(3)');
    await work(runId);
    const { job_id: jobId, ...run } = await runOf(runId);
    expect(run).toMatchObject({ state: 'computing', ...isUntouched });
    expect(await jobOf(jobId)).toMatchObject({ state: 'queued', attempts: 1 });
    computer.program = built;
    await work(runId);
    expect((await runOf(runId)).state).toBe('sealed');
  });

  it.each([
    ['dies', `throw new Error('a fault of its own')`, '都中途中断，'],
    ['runs out of memory', `const kept = []; for (;;) kept.push(new Array(1000).fill(kept.length));`, '内存不足'],
  ])('that %s at the last attempt fails the run, in words', async (_what, source, words) => {
    const runId = await start(await aRoundComputing());
    computer.program = programOf(source);
    computer.limits = { maxOldGenerationSizeMb: 24 };
    const { job_id: jobId } = await runOf(runId);
    await product.reader.rows('update job set attempts = max_attempts - 1 where id = $1', [jobId]);
    await work(runId);
    expect(await runOf(runId)).toMatchObject({ state: 'failed', ...isUntouched });
    expect(await jobOf(jobId)).toMatchObject({ state: 'failed', error: { code: 'SCORE_RUN_BROKE_OFF', zh: expect.stringContaining(words), en: expect.any(String) } });
  });
});
