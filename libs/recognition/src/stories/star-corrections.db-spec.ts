import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { EntriesModule, entriesEntities } from '@jiangong/entries';
import { JudgingModule, judgingEntities } from '@jiangong/judging';
import { NotFound, platformActor, visitor, type Actor } from '@jiangong/kernel';
import { PeopleModule, peopleEntities } from '@jiangong/people';
import { aCity, aMember, type City } from '@jiangong/people/testing';
import { ProgrammeModule, programmeEntities } from '@jiangong/programme';
import { someRules } from '@jiangong/programme/testing';
import { DecideRound, RedecideRound, ResultsModule, resultsEntities, SupersedePublication } from '@jiangong/results';
import { aMarkedRound, scoreRoundNow, signAsSeen, twoOfficers } from '@jiangong/results/testing';
import { TestProduct } from '@jiangong/testing';
import { RecognitionModule, recognitionEntities } from '../recognition.module';

const REASON = '经核查，第一名不符合参评条件';
const CHANGES = [
  { change: 'leaves', name: '周渝生', rankBefore: 1, rank: null }, { change: 'enters', name: '贺知秋', rankBefore: null, rank: 3 },
];
const CORRECTION = 'roundId reason correctedAt publishedBefore noticeId changes { change name rankBefore rank }';

/** A published list is corrected by another one in its place; every public page that shows it says so (domain.md §7). */
describe('a correction on the public pages', () => {
  let product: TestProduct;
  let city: City;
  let officers: readonly [Actor, Actor];
  let world: Awaited<ReturnType<typeof aMarkedRound>>;
  let facts: { programme: string; period: string; year: number };

  beforeAll(async () => {
    product = await TestProduct.start({
      modules: [PeopleModule, ProgrammeModule, EntriesModule, JudgingModule, ResultsModule, RecognitionModule],
      entities: [...peopleEntities, ...programmeEntities, ...entriesEntities, ...judgingEntities, ...resultsEntities, ...recognitionEntities],
    });
    city = await aCity(product);
    officers = await twoOfficers(product, city);
    const people = await Promise.all(['周渝生', '覃素云', '贺知秋'].map(async (name, at) => ({
      category: 'skill', points: Array.from({ length: 5 }, () => 95 - at), name, memberId: await aMember(product, { organizationId: city.enterprises[0], name }),
    })));
    world = await aMarkedRound(product, city, people, { rules: someRules({ deciding: { places: 2 }, notice: { workingDays: 1 } }) });
    facts = (await product.reader.first(`select p.code as programme, r.code as period, s.year from round r join programme p on p.id = r.programme_id join season s on s.id = p.season_id where r.id = $1`, [world.roundId]))!;
    await product.get(DecideRound).execute(platformActor, { roundId: world.roundId, runId: await scoreRoundNow(product, world.roundId) });
    product.clock.set(new Date('2026-05-20T01:00:00Z'));
    for (const officer of officers) await signAsSeen(product, officer, world.roundId);
    await product.drain();
  });
  afterAll(() => product?.stop());

  const ask = async <T>(query: string, variables: Record<string, unknown> = {}): Promise<T> => {
    const { data, errors } = await product.ask(visitor, query, variables);
    expect(errors).toBeUndefined();
    return data as unknown as T;
  };
  const stars = async (): Promise<{ id: string; name: string; rank: number; correctedAt: string | null }[]> => (await ask<{ stars: { nodes: { id: string; name: string; rank: number; correctedAt: string | null }[] } }>(
    'query ($programme: String!, $period: String) { stars(programme: $programme, period: $period) { nodes { id name rank correctedAt } } }', { programme: facts.programme, period: facts.period })).stars.nodes;
  const corrections = async (): Promise<{ reason: string }[]> =>
    (await ask<{ listCorrections: { reason: string }[] }>(`query ($year: Int!, $programme: String, $period: String) { listCorrections(year: $year, programme: $programme, period: $period) { ${CORRECTION} } }`, facts)).listCorrections;

  it('an uncorrected list says nothing of the kind', async () => {
    expect((await stars()).map(({ name, correctedAt }) => [name, correctedAt])).toEqual([['周渝生', null], ['覃素云', null]]);
    expect(await corrections()).toEqual([]);
  });

  it('a corrected one says when and why, who left and who entered; the star that was taken back leads there', async () => {
    const before = await stars();
    const [entry] = await product.reader.rows<{ id: string }>('select entry_id as id from honour where id = $1', [before[0]!.id]);
    const redecisionId = await product.get(RedecideRound).execute(officers[0], { roundId: world.roundId, excluded: [{ entryId: entry!.id, because: 'ineligible', reference: '核查2号' }], reason: '核查' });
    await product.drain();
    const { hash } = (await product.reader.first<{ hash: string }>('select content_hash as hash from redecision where id = $1', [redecisionId]))!;
    await product.get(SupersedePublication).execute(officers[0], { redecisionId, contentHash: hash, reason: REASON });
    expect(await corrections()).toEqual([]);
    await product.get(SupersedePublication).execute(officers[1], { redecisionId, contentHash: hash, reason: '' });
    await product.drain();

    const said = { roundId: world.roundId, reason: REASON, changes: CHANGES };
    expect(await corrections()).toEqual([expect.objectContaining(said)]);
    const after = await stars();
    expect(after.map(({ name, rank, correctedAt }) => [name, rank, correctedAt !== null])).toEqual([['覃素云', 2, true], ['贺知秋', 3, true]]);
    const page = await ask<{ star: { correction: object } }>(`query ($id: ID!) { star(id: $id) { correction { ${CORRECTION} } } }`, { id: after[0]!.id });
    expect(page.star.correction).toMatchObject(said);

    const gone = before[0]!.id;
    expect((await product.ask(visitor, 'query ($id: ID!) { star(id: $id) { star { id } } }', { id: gone })).errors).toMatchObject([{ originalError: expect.any(NotFound) }]);
    const taken = await ask<{ starTakenBack: object | null }>(`query ($id: ID!) { starTakenBack(id: $id) { ${CORRECTION} } }`, { id: gone });
    expect(taken.starTakenBack).toMatchObject(said);
    expect(await ask(`query ($id: ID!) { starTakenBack(id: $id) { roundId } }`, { id: after[0]!.id })).toEqual({ starTakenBack: null });
  });

  it('the notice tells of the correction after its own course', async () => {
    const [notice] = await product.reader.rows<{ id: string }>('select id from notice where round_id = $1', [world.roundId]);
    const { notice: shown } = await ask<{ notice: { corrections: object[] } }>(`query ($id: ID!) { notice(id: $id) { corrections { ${CORRECTION} } } }`, { id: notice!.id });
    expect(shown.corrections).toMatchObject([{ reason: REASON, noticeId: notice!.id }]);
  });
});
