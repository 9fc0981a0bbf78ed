import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { NotAllowed, NotFound, type Actor } from '@jiangong/kernel';
import { EntriesModule, entriesEntities } from '@jiangong/entries';
import { PeopleModule, peopleEntities } from '@jiangong/people';
import { aCity, anAccount, anActorOf, type City } from '@jiangong/people/testing';
import { AdvanceRound, ProgrammeModule, programmeEntities } from '@jiangong/programme';
import { someRules } from '@jiangong/programme/testing';
import { anActor, TestProduct } from '@jiangong/testing';
import { JudgingModule, judgingEntities } from '../judging.module';
import { LockedSheets } from '../sheets/public';
import { MarkNotOnScale } from '../sheets/sheet.refusals';
import { AppointPanel } from '../panels/public';
import { aJudge, aPanelledRound, someMarks, type JudgedWorld } from '../testing';
import { PracticeBegun, PracticeLocked, PracticeNotPlanned, PracticeOver, PracticeUnfinished } from './practice.refusals';
import { PracticeReader } from './practice.reader';
import { SavePractice, SetPractice } from './public';

jest.setTimeout(60_000);

describe('the practice round', () => {
  let product: TestProduct;
  let city: City;
  let organiser: Actor;
  let world: JudgedWorld;

  beforeAll(async () => {
    product = await TestProduct.start({
      modules: [PeopleModule, ProgrammeModule, EntriesModule, JudgingModule],
      entities: [...peopleEntities, ...programmeEntities, ...entriesEntities, ...judgingEntities],
    });
    city = await aCity(product);
    organiser = await anActorOf(product, await anAccount(product, { roles: { city_organiser: city.cityId } }));
    world = await aPractice();
  });
  afterAll(() => product?.stop());

  const samples = ['甲', '乙', '丙'].map((name) => ({ title: `样例${name}`, fields: [{ label: '事迹', value: '二十年无差错' }] }));
  async function aPractice(): Promise<JudgedWorld> {
    const made = await aPanelledRound(product, city, { judges: 4, entries: 2, rules: someRules({ judging: { practice: 3, judgesPerEntry: 3, minJudges: 3 }, computing: { method: { kind: 'mean' } } }) });
    await product.get(SetPractice).execute(organiser, { roundId: made.roundId, samples });
    return made;
  }
  const own = async (actor: Actor, roundId = world.roundId) => (await product.get(PracticeReader).own(actor)).find((one) => one.roundId === roundId)!;
  const save = (actor: Actor, sampleId: string, value: number, lock = true, of: JudgedWorld = world) => product.get(SavePractice).execute(actor, { sampleId, marks: someMarks(of, value), lock });

  it('is laid out by an organiser where the rules plan one, and stands once a judge has begun', async () => {
    const plain = await aPanelledRound(product, city);
    await expect(product.get(SetPractice).execute(organiser, { roundId: plain.roundId, samples })).rejects.toBeInstanceOf(PracticeNotPlanned);
    for (const actor of [world.judges[0]!.actor, anActor({ auditor: city.cityId })]) await expect(product.get(SetPractice).execute(actor, { roundId: world.roundId, samples })).rejects.toBeInstanceOf(NotAllowed);
    await product.get(SetPractice).execute(organiser, { roundId: world.roundId, samples });
    const { sheets } = await own(world.judges[0]!.actor);
    expect(sheets.map((sheet) => sheet.title)).toEqual(['样例甲', '样例乙', '样例丙']);
    await save(world.judges[0]!.actor, sheets[0]!.sampleId, 80_000, false);
    await expect(product.get(SetPractice).execute(organiser, { roundId: world.roundId, samples })).rejects.toBeInstanceOf(PracticeBegun);
  });

  it('is marked by the rules of a real sheet, by judges of the panel, and handed in whole and once', async () => {
    const [judge, other] = [world.judges[0]!.actor, world.judges[1]!.actor];
    const { sampleId } = (await own(judge)).sheets[1]!;
    await expect(product.get(SavePractice).execute(judge, { sampleId, marks: { skill: 200_000 } })).rejects.toBeInstanceOf(MarkNotOnScale);
    await expect(product.get(SavePractice).execute(judge, { sampleId, marks: { skill: 80_000 }, lock: true })).rejects.toBeInstanceOf(PracticeUnfinished);
    await Promise.all([70_000, 75_000].map((value) => save(judge, sampleId, value, false)));
    await save(judge, sampleId, 80_000);
    await expect(save(judge, sampleId, 85_000)).rejects.toBeInstanceOf(PracticeLocked);
    expect((await own(judge)).sheets[1]).toMatchObject({ total: 80_000, lockedAt: expect.anything(), panelMean: null });
    expect((await own(other)).sheets[1]).toMatchObject({ total: null, marks: {}, lockedAt: null });
    await expect(save(anActor({ judge: city.cityId }), sampleId, 80_000)).rejects.toBeInstanceOf(NotFound);
    await expect(save(organiser, sampleId, 80_000)).rejects.toBeInstanceOf(NotAllowed);
  });

  it('ends in a report on the panel’s agreement, and tells a judge the panel’s mean once everybody has handed in', async () => {
    const of = await aPractice();
    for (const [place, { actor }] of of.judges.entries()) {
      for (const [at, sheet] of (await own(actor, of.roundId)).sheets.entries()) await save(actor, sheet.sampleId, 60_000 + at * 10_000 + place * 1_000, true, of);
      expect((await own(actor, of.roundId)).sheets[0]!.panelMean).toBe(place < 3 ? null : 61_500);
    }
    const ask = `query ($id: ID!) { practiceReport(roundId: $id) { planned samples isOpen light agreement { icc21 icc2k alpha kendallW } criteria { criterion agreement { alpha } } judges { accountId locked offset } } }`;
    const asked = await product.ask(organiser, ask, { id: of.roundId });
    expect(asked.errors).toBeUndefined();
    const report = (asked.data as never as { practiceReport: { agreement: { icc2k: number; kendallW: number }; judges: { accountId: string; offset: number; locked: number }[] } }).practiceReport;
    expect(report).toMatchObject({ planned: 3, samples: 3, isOpen: true, light: 'green', criteria: [{ criterion: 'diligence' }, { criterion: 'skill' }, { criterion: 'innovation' }, { criterion: 'example' }] });
    expect(report.agreement.kendallW).toBeCloseTo(1, 9);
    expect(report.agreement.icc2k).toBeGreaterThan(0.99);
    const offsets = of.judges.map(({ accountId }) => report.judges.find((judge) => judge.accountId === accountId)!.offset);
    expect(offsets).toEqual([-2_000, -667, 667, 2_000]);
    expect((await product.ask(anActor({ auditor: city.cityId }), ask, { id: of.roundId })).errors).toBeUndefined();
    for (const actor of [of.judges[0]!.actor, anActor({ unit_cadre: city.enterprises[0] })]) expect((await product.ask(actor, ask, { id: of.roundId })).errors).toHaveLength(1);
    const both = anActor({ city_organiser: city.cityId }, { accountId: of.judges[0]!.accountId });
    const told = (await product.ask(both, ask, { id: of.roundId })).data as never as { practiceReport: typeof report };
    expect(told.practiceReport.judges.map(({ offset }) => offset)).toEqual([null, null, null, null]);
  });

  it('tells one mean and no second: who joins the panel later reads it and does not move it', async () => {
    const of = await aPractice();
    const { sampleId } = (await own(of.judges[0]!.actor, of.roundId)).sheets[0]!;
    const meanOf = async (actor: Actor) => (await own(actor, of.roundId)).sheets[0]!.panelMean;
    for (const [place, { actor }] of of.judges.entries()) await save(actor, sampleId, 60_000 + place * 1_000, true, of);
    product.clock.advance(60_000);
    const late = await aJudge(product, city);
    await product.get(AppointPanel).execute(organiser, { roundId: of.roundId, judges: [...of.judges, late].map(({ accountId }) => ({ accountId, role: 'judge' })) });
    expect([await meanOf(of.judges[0]!.actor), await meanOf(late.actor)]).toEqual([61_500, null]);
    await save(late.actor, sampleId, 100_000, true, of);
    expect([await meanOf(of.judges[0]!.actor), await meanOf(late.actor)]).toEqual([61_500, 61_500]);
  });

  it('tells the mean of at least three once practice is over, whoever has not handed in', async () => {
    const of = await aPractice();
    const sheets = (await own(of.judges[0]!.actor, of.roundId)).sheets;
    for (const [place, { actor }] of of.judges.slice(0, 3).entries()) {
      await save(actor, sheets[0]!.sampleId, 60_000 + place * 1_000, true, of);
      if (place < 2) await save(actor, sheets[1]!.sampleId, 60_000, true, of);
    }
    const means = async () => (await own(of.judges[0]!.actor, of.roundId)).sheets.map(({ panelMean }) => panelMean);
    expect(await means()).toEqual([null, null, null]);
    await product.get(AdvanceRound).execute(organiser, { roundId: of.roundId, toPhase: 'judging' });
    expect(await means()).toEqual([61_000, null, null]);
  });

  it('is read back by whoever leads the round as it was laid out, and by no unit', async () => {
    const of = await aPractice();
    const ask = `query ($id: ID!) { practiceReport(roundId: $id) { laidOut { number title fields { label value } } } }`;
    for (const actor of [organiser, anActor({ auditor: city.cityId })])
      expect((await product.ask(actor, ask, { id: of.roundId })).data).toEqual({ practiceReport: { laidOut: samples.map(({ title, fields }, at) => ({ number: at + 1, title, fields })) } });
    expect((await product.ask(anActor({ unit_cadre: city.enterprises[0] }), ask, { id: of.roundId })).errors).toHaveLength(1);
  });

  it('is over with the first real sheet and counts for nothing', async () => {
    const of = await aPractice();
    const judge = of.judges[0]!.actor;
    const { sampleId } = (await own(judge, of.roundId)).sheets[0]!;
    await save(judge, sampleId, 10_000, true, of);
    await product.get(AdvanceRound).execute(organiser, { roundId: of.roundId, toPhase: 'judging' });
    await expect(save(of.judges[1]!.actor, sampleId, 10_000, true, of)).rejects.toBeInstanceOf(PracticeOver);
    await expect(product.get(SetPractice).execute(organiser, { roundId: of.roundId, samples })).rejects.toBeInstanceOf(PracticeOver);
    expect((await own(judge, of.roundId)).isOpen).toBe(false);
    expect((await product.get(LockedSheets).of(product.reader, of.roundId)).flatMap((entry) => entry.sheets)).toEqual([]);
  });

  it('is answered at the edge to the judge alone', async () => {
    const judge = world.judges[2]!.actor;
    const ask = `{ myPractice { isOpen round { id } rubric { code } sheets { sampleId number title marks total lockedAt } } }`;
    const asked = await product.ask(judge, ask);
    expect(asked.errors).toBeUndefined();
    const { sampleId } = (await own(judge)).sheets[2]!;
    const saved = await product.ask(judge, `mutation ($input: SavePracticeInput!) { savePractice(input: $input) { ... on Practice { sheets { sampleId marks } } ... on Refusal { code } } }`, { input: { sampleId, marks: { skill: 71_000 } } });
    expect(JSON.stringify(saved.data)).toContain('71000');
    expect((await product.ask(organiser, ask)).errors).toHaveLength(1);
    expect((await product.ask(anActor({ judge: city.cityId }), ask)).data).toEqual({ myPractice: [] });
  });
});
