import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { EntriesModule, entriesEntities } from '@jiangong/entries';
import { JudgingModule, judgingEntities } from '@jiangong/judging';
import { NotAllowed, NotFound, type Actor } from '@jiangong/kernel';
import { PeopleModule, peopleEntities } from '@jiangong/people';
import { aCity, aMember, type City } from '@jiangong/people/testing';
import { ProgrammeModule, programmeEntities } from '@jiangong/programme';
import { ResultsModule, resultsEntities } from '@jiangong/results';
import { aMarkedRound, twoOfficers } from '@jiangong/results/testing';
import { anActor, TestProduct } from '@jiangong/testing';
import { RecognitionModule, recognitionEntities } from '../recognition.module';
import { AnswerEvaluation } from './commands/answer-evaluation';
import { SignEvaluation } from './commands/sign-evaluation';
import { EvaluationPublished, NoScheme, NotEntered, OtherOfficerSigns, ProofNeeded, SchemeWrong, SheetsChanged } from './evaluation.refusals';
import { EvaluationsReader } from './evaluations.reader';
import { ComputeEvaluation, SaveScheme, standardScheme, StateEvidence } from './public';

jest.setTimeout(60_000);

describe('the evaluation of districts', () => {
  let product: TestProduct;
  let city: City;
  let officers: readonly [Actor, Actor];
  let district: Actor;

  beforeAll(async () => {
    product = await TestProduct.start({
      modules: [PeopleModule, ProgrammeModule, EntriesModule, JudgingModule, ResultsModule, RecognitionModule],
      entities: [...peopleEntities, ...programmeEntities, ...entriesEntities, ...judgingEntities, ...resultsEntities, ...recognitionEntities],
    });
    city = await aCity(product);
    officers = await twoOfficers(product, city);
    district = anActor({ district_organiser: city.districtA });
    const entry = async (at: 0 | 1 | 2, districtId: string) => ({ category: 'a', points: [90], organizationId: city.enterprises[at], districtId, memberId: await aMember(product, { organizationId: city.enterprises[at] }) });
    const { roundId } = await aMarkedRound(product, city, [await entry(0, city.districtA), await entry(1, city.districtA), await entry(2, city.districtB)], { categories: [{ code: 'a', name: '甲' }] });
    await product.reader.rows(`update round set phase = 'published' where id = $1`, [roundId]);
  });
  afterAll(() => product?.stop());

  const save = (content: unknown = standardScheme, actor = officers[0]) => product.get(SaveScheme).execute(actor, { year: 2026, content, reason: '年度方案' });
  const compute = (actor = officers[0]) => product.get(ComputeEvaluation).execute(actor, 2026);
  const state = (actor: Actor, wish: object = {}) => product.get(StateEvidence).execute(actor, { year: 2026, districtId: city.districtA, indicator: 'plan', value: 10, proof: '江北工发〔2026〕3号', ...wish });
  const seen = (actor: Actor) => product.get(EvaluationsReader).year(actor, 2026);
  const sign = async (actor: Actor) => product.get(SignEvaluation).execute(actor, { year: 2026, contentHash: (await seen(actor)).contentHash! });

  it('begins with indicators that are data and add to 100; likes cannot be named', async () => {
    await expect(compute()).rejects.toBeInstanceOf(NoScheme);
    const withLikes = JSON.parse(JSON.stringify(standardScheme).replace('"source":"honours"', '"source":"likes"')) as unknown;
    await expect(save(withLikes)).rejects.toBeInstanceOf(SchemeWrong);
    await save();
    await save();
    expect(await product.reader.rows('select version from evaluation_scheme order by version')).toEqual([{ version: 1 }, { version: 2 }]);
  });

  it('counts what the rounds show and what the city confirmed, and nothing a district only states', async () => {
    await state(district);
    await compute();
    const lineOf = async (code: string) => (await seen(officers[0])).sheets.find(({ districtId }) => districtId === city.districtA)!.lines.find(({ indicator }) => indicator === code);
    expect(await lineOf('units')).toEqual({ indicator: 'units', value: 2, score: 20_000 });
    expect(await lineOf('plan')).toEqual({ indicator: 'plan', value: null, score: 0 });
    await state(officers[0]);
    await compute();
    expect(await lineOf('plan')).toEqual({ indicator: 'plan', value: 10, score: 10_000 });
    const { sheets } = await seen(officers[0]);
    expect(sheets.map(({ districtId, rank }) => [districtId, rank])).toEqual([[city.districtA, 1], [city.districtB, 2]]);
    expect(sheets[1]!.lines.find(({ indicator }) => indicator === 'units')).toMatchObject({ value: 1, score: 10_000 });
  });

  it('what is stated needs its proof and an indicator that is stated', async () => {
    await expect(state(district, { proof: ' ' })).rejects.toBeInstanceOf(ProofNeeded);
    await expect(state(district, { indicator: 'units' })).rejects.toBeInstanceOf(NotEntered);
  });

  it('a district sees its own sheet without the rank, and answers for itself alone', async () => {
    const own = await seen(district);
    expect(own.sheets.map(({ districtId }) => districtId)).toEqual([city.districtA]);
    expect(own.districtCount).toBe(2);
    expect(own.sheets[0]!.rank).toBeNull();
    await product.get(AnswerEvaluation).execute(district, { year: 2026, districtId: city.districtA, text: '参赛单位少计一家，请核对。' });
    await expect(product.get(AnswerEvaluation).execute(district, { year: 2026, districtId: city.districtB, text: '代答' })).rejects.toBeInstanceOf(NotFound);
    await expect(state(district, { districtId: city.districtB })).rejects.toBeInstanceOf(NotFound);
    expect((await seen(officers[0])).sheets[0]!.answers).toMatchObject([{ text: '参赛单位少计一家，请核对。' }]);
    expect((await seen(anActor({ district_organiser: city.districtB }))).sheets[0]!.answers).toEqual([]);
  });

  it('is published by two, for what both have seen; then it stays as it is', async () => {
    await expect(product.get(SignEvaluation).execute(officers[0], { year: 2026, contentHash: '0'.repeat(64) })).rejects.toBeInstanceOf(SheetsChanged);
    await sign(officers[0]);
    await expect(sign(officers[0])).rejects.toBeInstanceOf(OtherOfficerSigns);
    await sign(officers[1]);
    expect(await seen(district)).toMatchObject({ state: 'published', sheets: [{ rank: 1 }], signers: ['签发人甲', '签发人乙'] });
    for (const late of [compute, save, () => state(officers[0]), () => sign(officers[0])]) await expect(late()).rejects.toBeInstanceOf(EvaluationPublished);
  });

  it('is arranged and signed by the city; read by districts and the auditor; nobody else', async () => {
    for (const actor of [district, anActor({ auditor: city.cityId }), anActor({ unit_cadre: city.enterprises[0] }), anActor({ judge: city.cityId })]) {
      await expect(save(standardScheme, actor)).rejects.toBeInstanceOf(NotAllowed);
      await expect(compute(actor)).rejects.toBeInstanceOf(NotAllowed);
      await expect(product.get(SignEvaluation).execute(actor, { year: 2026, contentHash: '0'.repeat(64) })).rejects.toBeInstanceOf(NotAllowed);
    }
    const READ = '{ districtEvaluation(year: 2026) { year districtCount sheets { total } } }';
    for (const actor of [district, officers[0], anActor({ auditor: city.cityId })]) expect((await product.ask(actor, READ)).errors).toBeUndefined();
    for (const actor of [anActor({ unit_cadre: city.enterprises[0] }), anActor({ judge: city.cityId }), anActor({ member: city.enterprises[0] })]) expect((await product.ask(actor, READ)).errors).toHaveLength(1);
  });
});
