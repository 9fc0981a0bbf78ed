import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { platformActor, sha256, type Actor } from '@jiangong/kernel';
import { EntriesModule, entriesEntities } from '@jiangong/entries';
import { AmendMark, JudgingModule, judgingEntities } from '@jiangong/judging';
import { aJudgedRound, type JudgedWorld } from '@jiangong/judging/testing';
import { PeopleModule, peopleEntities } from '@jiangong/people';
import { aCity, anAccount, anActorOf, type City } from '@jiangong/people/testing';
import { AdvanceRound, ProgrammeModule, programmeEntities, StepBackRound } from '@jiangong/programme';
import { JobRunner } from '@jiangong/platform';
import { anActor, TestProduct } from '@jiangong/testing';
import { CancelScoreRun, DecideRound, ResultsModule, resultsEntities, RerunNeedsReason, ScoreRunOver, ScoreRunStale, ScoreRunUnderWay, StartScoreRun } from '../index';
import { aScoredRound, rescoreNow } from '../testing';

describe('score runs', () => {
  let product: TestProduct;
  let city: City;

  beforeAll(async () => {
    product = await TestProduct.start({
      modules: [PeopleModule, ProgrammeModule, EntriesModule, JudgingModule, ResultsModule],
      entities: [...peopleEntities, ...programmeEntities, ...entriesEntities, ...judgingEntities, ...resultsEntities],
    });
    city = await aCity(product);
  });
  afterAll(() => product?.stop());

  interface Run {
    readonly id: string;
    readonly number: number;
    readonly state: string;
    readonly inputs: string;
    readonly inputs_hash: string;
    readonly outputs: string | null;
    readonly outputs_hash: string | null;
    readonly job_id: string;
  }
  const runOf = async (id: string): Promise<Run> => (await product.reader.first<Run>('select * from score_run where id = $1', [id]))!;
  const start = (roundId: string, reason?: string): Promise<string> => product.get(StartScoreRun).execute(platformActor, { roundId, reason });
  const inComputing = async (): Promise<JudgedWorld> => {
    const world = await aJudgedRound(product, city, { entries: 4 }, (entry, judge) => 82_000 + entry * 730 + judge * 1_010);
    await product.get(AdvanceRound).execute(platformActor, { roundId: world.roundId, toPhase: 'computing' });
    return world;
  };
  const sealedEvents = async (roundId: string): Promise<number> =>
    (await product.reader.rows(`select 1 from ledger_event where chain = $1 and type = 'results.run.sealed'`, [`round:${roundId}`])).length;
  /** As if its worker had been killed: the lease has run out, nothing was said. */
  const abandon = (run: Run): Promise<unknown> =>
    product.reader.rows(`update job set state = 'running', attempts = attempts + 1, lease_until = now() - interval '1 second' where id = $1`, [run.job_id]);

  it('the same facts give the same bytes, in every run', async () => {
    const world = await inComputing();
    const first = await start(world.roundId);
    await product.drain();
    const second = await start(world.roundId, '复算核对');
    await product.drain();
    const [one, two] = [await runOf(first), await runOf(second)];
    expect([one.state, two.state, two.number]).toEqual(['sealed', 'sealed', 2]);
    expect(two.inputs).toBe(one.inputs);
    expect(two.outputs).toBe(one.outputs);
    expect([sha256(one.inputs), sha256(one.outputs!)]).toEqual([one.inputs_hash, one.outputs_hash]);
  });

  it('a run whose worker was killed is taken over and sealed once, with the same bytes', async () => {
    const world = await inComputing();
    const reference = await start(world.roundId);
    await product.drain();
    const killed = await runOf(await start(world.roundId, '模拟中断'));
    await abandon(killed);
    await product.reader.rows(`update score_run set state = 'computing' where id = $1`, [killed.id]);
    await Promise.all([product.get(JobRunner).run(killed.job_id), product.get(JobRunner).run(killed.job_id)]);
    const taken = await runOf(killed.id);
    expect(taken.state).toBe('sealed');
    expect(taken.outputs).toBe((await runOf(reference)).outputs);
    expect(await sealedEvents(world.roundId)).toBe(2);
    const lines = await product.reader.rows('select 1 from score_line where run_id = $1', [killed.id]);
    expect(lines).toHaveLength(4);
  });

  it('a sealed run is left alone, however often its job comes', async () => {
    const world = await inComputing();
    const run = await runOf(await start(world.roundId));
    await product.drain();
    const sealed = await runOf(run.id);
    for (let times = 0; times < 2; times++) {
      await abandon(sealed);
      await product.get(JobRunner).run(sealed.job_id);
    }
    expect(await runOf(run.id)).toEqual(sealed);
    expect(await sealedEvents(world.roundId)).toBe(1);
  });

  it('asked twice for the same facts it answers the run under way; other facts wait or cancel it', async () => {
    const world = await inComputing();
    const starts = await Promise.all(Array.from({ length: 5 }, () => start(world.roundId)));
    expect(new Set(starts).size).toBe(1);
    await product.reader.rows(`update mark set value = value - 1000 where sheet_id = (select id from score_sheet where round_id = $1 order by id limit 1)`, [world.roundId]);
    await expect(start(world.roundId)).rejects.toThrow(ScoreRunUnderWay);
    await product.get(CancelScoreRun).execute(platformActor, starts[0]!);
    const second = await start(world.roundId);
    await product.drain();
    expect((await runOf(starts[0]!)).state).toBe('cancelled');
    expect((await runOf(second)).state).toBe('sealed');
    await expect(product.get(CancelScoreRun).execute(platformActor, second)).rejects.toThrow(ScoreRunOver);
  });

  it('a further run needs a reason', async () => {
    const world = await aScoredRound(product, city);
    await expect(start(world.roundId)).rejects.toThrow(RerunNeedsReason);
    expect((await runOf(await start(world.roundId, '核对'))).number).toBe(2);
    await product.drain();
  });

  it('nothing is decided from a run whose marks have changed since', async () => {
    const world = await aScoredRound(product, city);
    const sheet = await product.reader.first<{ id: string }>('select id from score_sheet where round_id = $1 order by id limit 1', [world.roundId]);
    await product.reader.rows(`update mark set value = value - 500 where sheet_id = $1 and criterion = 'skill'`, [sheet!.id]);
    const decide = (runId: string): Promise<string> => product.get(DecideRound).execute(platformActor, { roundId: world.roundId, runId });
    await expect(decide(world.runId)).rejects.toThrow(ScoreRunStale);
    const fresh = await rescoreNow(product, city, world.roundId, '评分更正后重新计分');
    await expect(decide(fresh)).resolves.toEqual(expect.any(String));
  });

  it('a run says how many sheets have changed since, to the city alone', async () => {
    const world = await aScoredRound(product, city);
    const officer = await anActorOf(product, await anAccount(product, { roles: { city_organiser: city.cityId } }));
    const changed = async (actor: Actor) => ((await product.ask(actor, `query ($id: ID!) { round(id: $id) { runs { sheetsChanged } } }`, { id: world.roundId })).data as unknown as { round: { runs: { sheetsChanged: number | null }[] } }).round.runs;
    expect(await changed(officer)).toEqual([{ sheetsChanged: 0 }]);
    product.clock.advance(60_000);
    for (const reason of ['评委更正', '退回评审']) await product.get(StepBackRound).execute(officer, { roundId: world.roundId, reason });
    const judge = world.judges[0]!;
    const sheet = await product.reader.first<{ id: string }>('select id from score_sheet where round_id = $1 and judge_id = $2 order by id limit 1', [world.roundId, judge.accountId]);
    for (const criterion of ['skill', 'diligence']) await product.get(AmendMark).execute(judge.actor, { sheetId: sheet!.id, criterion, value: 77_000, reason: '录入有误' });
    expect(await changed(officer)).toEqual([{ sheetsChanged: 1 }]);
    for (const actor of [anActor({ district_organiser: city.districtA }), judge.actor]) expect(await changed(actor)).toEqual([]);
  });

  it('frozen inputs that were altered are not computed from', async () => {
    const world = await inComputing();
    const run = await runOf(await start(world.roundId));
    await product.reader.rows(`update score_run set inputs = replace(inputs, '"sheets":', '"sheets": ') where id = $1`, [run.id]);
    await expect(product.drain()).rejects.toThrow('results.compute-score-run');
    expect((await runOf(run.id)).state).toBe('failed');
  });

  it('who may start a run: a city organiser, and nobody below', async () => {
    const world = await inComputing();
    const organiser = await anActorOf(product, await anAccount(product, { roles: { city_organiser: city.cityId } }));
    const district = await anActorOf(product, await anAccount(product, { roles: { district_organiser: city.districtA } }));
    const judge = world.judges[0]!.actor;
    for (const actor of [district, judge]) await expect(product.get(StartScoreRun).execute(actor, { roundId: world.roundId })).rejects.toMatchObject({ permission: 'score_run.start' });
    await expect(product.get(StartScoreRun).execute(organiser, { roundId: world.roundId })).resolves.toEqual(expect.any(String));
    await product.drain();
  });
});
