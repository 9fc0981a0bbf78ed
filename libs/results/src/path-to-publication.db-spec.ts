import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { platformActor, sha256, shanghai, type Actor } from '@jiangong/kernel';
import { EntriesModule, entriesEntities } from '@jiangong/entries';
import { JudgingModule, judgingEntities } from '@jiangong/judging';
import { PeopleModule, peopleEntities } from '@jiangong/people';
import { aCity, type City } from '@jiangong/people/testing';
import { AdvanceRound, NoticeStillRunning, ProgrammeModule, programmeEntities, PublishedBySignatures, Round, StepBackRound } from '@jiangong/programme';
import { aRound, someRules } from '@jiangong/programme/testing';
import { TestProduct } from '@jiangong/testing';
import {
  AlreadyPublished, DecideRound, DecisionStands, NoSealedRun, PublishedResults, ResultsModule, resultsEntities, SecondOfficerNeeded, SignatureNeedsOfficer,
  VoidDecision,
} from './index';
import { aDecidedRound, aPublishedRound, aScoredRound, rescoreNow, signAsSeen, twoOfficers } from './testing';

describe('from judged sheets to a published list', () => {
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

  const roundOf = (roundId: string): Promise<Round> => product.uow.run(platformActor, {}, (tx) => tx.repo(Round).findOneByOrFail({ id: roundId }));
  const phaseOf = async (roundId: string): Promise<string> => (await roundOf(roundId)).phase;
  const ledgerOf = (roundId: string): Promise<{ type: string; body: Record<string, unknown> }[]> =>
    product.reader.rows(`select type, content::jsonb -> 'body' as body from ledger_event where chain = $1 order by seq`, [`round:${roundId}`]);
  const sign = (actor: Actor, roundId: string): Promise<string> => signAsSeen(product, actor, roundId);

  it('a sealed run moves the round on, the decision opens the notice, two signatures publish', async () => {
    const world = await aScoredRound(product, city, { entries: 4 }, (entry, judge) => 84_000 + entry * 1_000 + judge * 100);
    expect(await phaseOf(world.roundId)).toBe('deciding');
    await product.get(DecideRound).execute(platformActor, { roundId: world.roundId, runId: world.runId });
    expect(await phaseOf(world.roundId)).toBe('notice');
    const [first, second] = await twoOfficers(product, city);
    await sign(first, world.roundId);
    expect(await phaseOf(world.roundId)).toBe('notice');
    expect(await product.get(PublishedResults).winnersOf(world.roundId)).toEqual([]);
    await sign(second, world.roundId);
    expect(await phaseOf(world.roundId)).toBe('published');
    const winners = await product.get(PublishedResults).winnersOf(world.roundId);
    // entry 0 … 3: highest and lowest of five judges dropped, the mean of 84.10, 84.20, 84.30 is 84.20
    expect(winners.map(({ categoryCode, rank, score, title }) => [categoryCode, rank, score, title])).toEqual([
      ['labour', 1, 86_200, '月度劳动之星'], ['labour', 2, 84_200, '月度劳动之星'], ['skill', 1, 87_200, '月度技能之星'], ['skill', 2, 85_200, '月度技能之星'],
    ]);
    expect(winners.map((winner) => winner.districtName)).toHaveLength(4);
    const types = (await ledgerOf(world.roundId)).map((event) => event.type).filter((type) => type.startsWith('results.'));
    expect(types).toEqual(['results.run.started', 'results.run.sealed', 'results.decision.made', 'results.publication.signed', 'results.publication.signed', 'results.list.published']);
  });

  it('the hashes in the ledger are those of the texts that are kept', async () => {
    const { roundId } = await aPublishedRound(product, city);
    const texts = await product.reader.first<{ inputs: string; outputs: string; content: string }>(
      `select s.inputs, s.outputs, d.content from score_run s join decision d on d.run_id = s.id where s.round_id = $1`, [roundId]);
    const body = Object.fromEntries((await ledgerOf(roundId)).map((event) => [event.type, event.body]));
    expect(body['results.run.sealed']).toMatchObject({ inputsHash: sha256(texts!.inputs), outputsHash: sha256(texts!.outputs) });
    expect(body['results.list.published']).toMatchObject({ contentHash: sha256(texts!.content) });
  });

  it('nothing is decided without a sealed run, shown without a list, published without signatures', async () => {
    const computing = await aRound(product.uow, { phase: 'computing' });
    const advance = (roundId: string, toPhase: 'deciding' | 'notice' | 'published'): Promise<unknown> => product.get(AdvanceRound).execute(platformActor, { roundId, toPhase });
    await expect(advance(computing.roundId, 'deciding')).rejects.toThrow(NoSealedRun);
    const deciding = await aScoredRound(product, city);
    await expect(advance(deciding.roundId, 'notice')).rejects.toMatchObject({ code: 'NO_STANDING_DECISION' });
    const notice = await aDecidedRound(product, city);
    await expect(advance(notice.roundId, 'published')).rejects.toThrow(PublishedBySignatures);
    await expect(product.get(StepBackRound).execute(platformActor, { roundId: notice.roundId, reason: '核对' })).rejects.toThrow(DecisionStands);
  });

  it('the second signature is another officer’s, and a person’s', async () => {
    const world = await aDecidedRound(product, city);
    const [first, second] = await twoOfficers(product, city);
    await expect(sign(platformActor, world.roundId)).rejects.toThrow(SignatureNeedsOfficer);
    await sign(first, world.roundId);
    await expect(sign(first, world.roundId)).rejects.toThrow(SecondOfficerNeeded);
    await expect(sign({ ...second, memberId: null, grants: [] }, world.roundId)).rejects.toMatchObject({ permission: 'publication.sign' });
    await sign(second, world.roundId);
    await expect(sign(first, world.roundId)).rejects.toThrow(AlreadyPublished);
  });

  it('twenty officers at once make exactly one publication with two signatures', async () => {
    const world = await aDecidedRound(product, city);
    const pairs = await Promise.all(Array.from({ length: 10 }, () => twoOfficers(product, city)));
    const outcomes = await Promise.allSettled(pairs.flat().map((officer) => sign(officer, world.roundId)));
    const done = outcomes.filter((outcome) => outcome.status === 'fulfilled');
    expect(done).toHaveLength(2);
    expect(new Set(done.map((outcome) => outcome.value)).size).toBe(1);
    for (const outcome of outcomes) if (outcome.status === 'rejected') expect(outcome.reason).toBeInstanceOf(AlreadyPublished);
    const counts = await product.reader.first<{ publications: number; signatures: number; events: number; jobs: number }>(
      `select (select count(*) from publication where round_id = $1) as publications,
              (select count(*) from publication_signature s join publication u on u.id = s.publication_id where u.round_id = $1) as signatures,
              (select count(*) from ledger_event where chain = 'round:' || $1::uuid and type = 'results.list.published') as events,
              (select count(*) from job where subject = 'round:' || $1::uuid and name like 'results.list.published/%') as jobs`, [world.roundId]);
    expect(counts).toEqual({ publications: 1, signatures: 2, events: 1, jobs: 1 });
    await product.drain();
  });

  it('nobody signs while the notice runs: the last second is refused, the next is not', async () => {
    product.clock.set(shanghai(2026, 9, 29, 15));
    const world = await aDecidedRound(product, city, { rules: someRules({ notice: { workingDays: 5 } }) });
    const { noticeEndsAt } = await roundOf(world.roundId);
    // no table for the year: National Day and the day after are free all the same; 30 September, 5, 6, 7 and 8 October
    expect(noticeEndsAt).toEqual(shanghai(2026, 10, 9));
    const [first] = await twoOfficers(product, city);
    product.clock.set(shanghai(2026, 10, 8, 23, 59, 59));
    await expect(sign(first, world.roundId)).rejects.toThrow(NoticeStillRunning);
    product.clock.set(shanghai(2026, 10, 9));
    await sign(first, world.roundId);
  });

  it('a voided decision leads back to deciding, and a signature given for it falls with it', async () => {
    const world = await aDecidedRound(product, city);
    const [first, second] = await twoOfficers(product, city);
    await sign(first, world.roundId);
    await expect(product.get(VoidDecision).execute(first, { roundId: world.roundId, reason: '  ' })).rejects.toMatchObject({ code: 'DECISION_NEEDS_REASON' });
    await product.get(VoidDecision).execute(first, { roundId: world.roundId, reason: '一名人选公示期内退出' });
    expect(await phaseOf(world.roundId)).toBe('deciding');
    const runId = await rescoreNow(product, city, world.roundId, '人选退出后重新计分');
    await product.get(DecideRound).execute(first, { roundId: world.roundId, runId });
    await sign(second, world.roundId);
    expect(await phaseOf(world.roundId)).toBe('notice');
    await sign(first, world.roundId);
    expect(await phaseOf(world.roundId)).toBe('published');
    const states = await product.reader.rows<{ state: string }>('select state from publication where round_id = $1 order by created_at, state desc', [world.roundId]);
    expect(states.map((row) => row.state).sort()).toEqual(['published', 'withdrawn']);
    await expect(product.get(VoidDecision).execute(first, { roundId: world.roundId, reason: '晚了' })).rejects.toMatchObject({ code: 'ROUND_NOT_IN_PHASE' });
  });
});
