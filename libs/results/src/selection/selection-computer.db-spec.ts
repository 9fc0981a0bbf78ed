import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { platformActor } from '@jiangong/kernel';
import { EntriesModule, entriesEntities } from '@jiangong/entries';
import { JudgingModule, judgingEntities } from '@jiangong/judging';
import { PeopleModule, peopleEntities } from '@jiangong/people';
import { aCity, aMember, type City } from '@jiangong/people/testing';
import { JobRunner } from '@jiangong/platform';
import { ProgrammeModule, programmeEntities, selectionRules } from '@jiangong/programme';
import { someRules } from '@jiangong/programme/testing';
import { TestProduct } from '@jiangong/testing';
import { CancelSelection, ResultsModule, resultsEntities, SelectionComputer, StartSelection } from '../index';
import { aMarkedRound, scoreRoundNow } from '../testing';

const CHECKOUT = fileURLToPath(new URL('../../../..', import.meta.url));

describe('the thread of a selection', () => {
  let product: TestProduct;
  let city: City;
  let folder: string;
  let built: URL;
  let computer: SelectionComputer;
  let world: { readonly roundId: string; readonly runId: string };

  beforeAll(async () => {
    mkdirSync(join(CHECKOUT, 'dist/tools'), { recursive: true });
    folder = mkdtempSync(join(CHECKOUT, 'dist/tools/selection-thread-'));
    const build = `import { bundle } from ${JSON.stringify(pathToFileURL(join(CHECKOUT, 'tools/build.mjs')).href)};
      await bundle({ 'selection-thread': 'libs/results/src/selection/selection-thread.ts' }, ${JSON.stringify(folder)});`;
    execFileSync(process.execPath, ['--input-type=module', '-e', build], { cwd: CHECKOUT });
    built = pathToFileURL(join(folder, 'selection-thread.mjs'));
    product = await TestProduct.start({
      modules: [PeopleModule, ProgrammeModule, EntriesModule, JudgingModule, ResultsModule],
      entities: [...peopleEntities, ...programmeEntities, ...entriesEntities, ...judgingEntities, ...resultsEntities],
    });
    city = await aCity(product);
    computer = product.get(SelectionComputer);
    const entries = await Promise.all([95, 94, 93].map(async (points) => ({ category: 'labour', points: Array.from({ length: 5 }, () => points), memberId: await aMember(product, { organizationId: city.enterprises[0] }) })));
    const { roundId } = await aMarkedRound(product, city, entries, { rules: someRules({ deciding: { selection: selectionRules.parse({ places: 2, reserves: 1 }) } }) });
    world = { roundId, runId: await scoreRoundNow(product, roundId) };
  });
  beforeEach(() => void Object.assign(computer, { program: built, threadFrom: 0, listenEveryMs: 20 }));
  afterAll(async () => {
    await product?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  const start = (): Promise<string> => product.get(StartSelection).execute(platformActor, world);
  const rowOf = async (id: string): Promise<{ state: string; outputs: string | null; job_id: string }> => (await product.reader.first('select state, outputs, job_id from selection where id = $1', [id]))!;

  it('seals the same bytes as the process itself', async () => {
    const inThread = await start();
    await product.drain();
    computer.program = null;
    const inProcess = await start();
    await product.drain();
    const [one, two] = [await rowOf(inThread), await rowOf(inProcess)];
    expect([one.state, two.state]).toEqual(['superseded', 'sealed']);
    expect(one.outputs).toBe(two.outputs);
  });

  it('cancelled while it computes, it ends and writes nothing', async () => {
    const path = join(folder, 'endless.mjs');
    writeFileSync(path, 'for (;;);');
    computer.program = pathToFileURL(path);
    const id = await start();
    const running = product.get(JobRunner).run((await rowOf(id)).job_id);
    for (let waited = 0; (await rowOf(id)).state !== 'computing' && waited < 20_000; waited += 20) await new Promise((resolve) => setTimeout(resolve, 20));
    await product.get(CancelSelection).execute(platformActor, id);
    await running;
    expect(await rowOf(id)).toMatchObject({ state: 'cancelled', outputs: null });
  });

  it('a thread that dies leaves the selection to the next attempt, and the bytes are those it would have had', async () => {
    const path = join(folder, 'dying.mjs');
    writeFileSync(path, 'process.exit(9);');
    computer.program = pathToFileURL(path);
    const id = await start();
    const { job_id: jobId } = await rowOf(id);
    await product.get(JobRunner).run(jobId).catch(() => undefined);
    expect(await rowOf(id)).toMatchObject({ state: 'computing', outputs: null });
    computer.program = built;
    await product.reader.rows(`update job set state = 'queued', run_at = now() where id = $1`, [jobId]).catch(() => product.reader.rows(`update job set state = 'queued' where id = $1`, [jobId]));
    await product.get(JobRunner).run(jobId);
    expect((await rowOf(id)).state).toBe('sealed');
  });
});
