import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { EntriesModule, entriesEntities } from '@jiangong/entries';
import { CodesNotOpened, ConfirmDecoding, JudgingModule, judgingEntities, RequestDecoding } from '@jiangong/judging';
import { aJudgedRound } from '@jiangong/judging/testing';
import { platformActor } from '@jiangong/kernel';
import { PeopleModule, peopleEntities } from '@jiangong/people';
import { aCity, anAccount, anActorOf, type City } from '@jiangong/people/testing';
import { AdvanceRound, NoRulesYet, ProgrammeModule, programmeEntities, RoundGuards } from '@jiangong/programme';
import { someRules } from '@jiangong/programme/testing';
import { TestProduct } from '@jiangong/testing';
import { ResultsModule, resultsEntities, StartScoreRun } from '../index';
import { aPublishedRound, twoOfficers } from '../testing';

jest.setTimeout(90_000);

describe('when a run may be, and who learns of it', () => {
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

  const stateOf = (runId: string) => product.reader.first<{ state: string; phase: string }>('select s.state, r.phase from score_run s join round r on r.id = s.round_id where s.id = $1', [runId]);
  const computing = (roundId: string) => product.get(AdvanceRound).execute(platformActor, { roundId, toPhase: 'computing' });

  it('a blind round is scored after two have opened its numbers: until then no rank stands beside a name', async () => {
    const [first, second] = await twoOfficers(product, city);
    const { roundId } = await aJudgedRound(product, city, { rules: someRules({ judging: { isBlind: true }, notice: { workingDays: 0 } }) });
    await computing(roundId);
    const start = () => product.get(StartScoreRun).execute(first, { roundId });
    await expect(start()).rejects.toBeInstanceOf(CodesNotOpened);
    await product.get(RequestDecoding).execute(first, { roundId, reason: '评审结束' });
    await expect(start()).rejects.toBeInstanceOf(CodesNotOpened);
    await product.get(ConfirmDecoding).execute(second, { roundId });
    const runId = await start();
    await product.drain();
    expect(await stateOf(runId)).toEqual({ state: 'sealed', phase: 'deciding' });
  });

  it('a run whose seal is refused has failed, and another may be started', async () => {
    const { roundId } = await aJudgedRound(product, city);
    let isRefused = true;
    product.get(RoundGuards).guard('computing', 'deciding', async (_tx, round) => {
      if (isRefused && round.id === roundId) throw new NoRulesYet({ round: round.code });
    });
    await computing(roundId);
    const refused = await product.get(StartScoreRun).execute(platformActor, { roundId });
    await product.drain().catch(() => undefined);
    expect(await stateOf(refused)).toEqual({ state: 'failed', phase: 'computing' });
    isRefused = false;
    const again = await product.get(StartScoreRun).execute(platformActor, { roundId });
    expect(again).not.toBe(refused);
    await product.drain();
    expect(await stateOf(again)).toEqual({ state: 'sealed', phase: 'deciding' });
  });

  it('a district learns of the run that stands, once the round is published; of proposals it learns nothing', async () => {
    const world = await aPublishedRound(product, city);
    const proposed = await product.get(StartScoreRun).execute(platformActor, { roundId: world.roundId, reason: '核对' });
    await product.drain();
    const as = async (role: 'district_organiser' | 'auditor') => anActorOf(product, await anAccount(product, { roles: { [role]: role === 'auditor' ? city.cityId : city.districtA } }));
    const seen = async (role: 'district_organiser' | 'auditor') => {
      const actor = await as(role);
      const { data } = await product.ask(actor, 'query ($r: ID!) { round(id: $r) { runs { id } } }', { r: world.roundId });
      const one = await product.ask(actor, 'query ($id: ID!) { scoreRun(id: $id) { id } }', { id: proposed });
      return { runs: (data!.round as unknown as { runs: { id: string }[] }).runs.map(({ id }) => id), isFound: !one.errors };
    };
    expect(await seen('auditor')).toEqual({ runs: [proposed, world.runId], isFound: true });
    expect(await seen('district_organiser')).toEqual({ runs: [world.runId], isFound: false });
  });
});
