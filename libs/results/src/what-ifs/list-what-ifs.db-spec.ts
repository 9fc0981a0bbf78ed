import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { BadInput, type Actor } from '@jiangong/kernel';
import { EntriesModule, entriesEntities } from '@jiangong/entries';
import { JudgingModule, judgingEntities } from '@jiangong/judging';
import { PeopleModule, peopleEntities } from '@jiangong/people';
import { aCity, aMember, anAccount, anActorOf, type City } from '@jiangong/people/testing';
import { ProgrammeModule, programmeEntities, selectionRules } from '@jiangong/programme';
import { someRules } from '@jiangong/programme/testing';
import { TestProduct } from '@jiangong/testing';
import { AskListWhatIf, AskWhatIf, DecideRound, ResultsModule, resultsEntities, StartSelection, WhatIfClosed } from '../index';
import { aMarkedRound, scoreRoundNow, signAsSeen, twoOfficers, type Points } from '../testing';

describe('what the list would be under other numbers', () => {
  let product: TestProduct;
  let city: City;
  let officers: readonly [Actor, Actor];

  beforeAll(async () => {
    product = await TestProduct.start({
      modules: [PeopleModule, ProgrammeModule, EntriesModule, JudgingModule, ResultsModule],
      entities: [...peopleEntities, ...programmeEntities, ...entriesEntities, ...judgingEntities, ...resultsEntities],
    });
    city = await aCity(product);
    officers = await twoOfficers(product, city);
  });
  afterAll(() => product?.stop());

  interface World {
    readonly roundId: string;
    readonly runId: string;
    readonly selectionId: string;
  }

  /** Three places, half of them front-line workers, at most a third of them heads. */
  const RULES = selectionRules.parse({
    places: 3, quotas: [
      { code: 'front_line', name: '一线职工', all: [{ attribute: 'post_class', values: ['front_line'] }], kind: 'floor', percent: 50 },
      { code: 'heads', name: '企业负责人', all: [{ attribute: 'post_class', values: ['head'] }], kind: 'cap', percent: 34 },
    ],
  });
  const FIVE: readonly (readonly [Points, string])[] = [[95, 'head'], [94, 'head'], [93, 'head'], [90, 'front_line'], [89, 'front_line']];

  async function selected(posts = FIVE): Promise<World> {
    const entries = await Promise.all(posts.map(async ([points, post]) => ({
      category: 'labour', points: Array.from({ length: 5 }, () => points), attributes: { post_class: post }, memberId: await aMember(product, { organizationId: city.enterprises[0] }),
    })));
    const { roundId } = await aMarkedRound(product, city, entries, { rules: someRules({ deciding: { selection: RULES }, notice: { workingDays: 0 } }) });
    const runId = await scoreRoundNow(product, roundId);
    const selectionId = await product.get(StartSelection).execute(officers[0], { roundId, runId });
    await product.drain();
    return { roundId, runId, selectionId };
  }

  const ASK = `mutation ($i: ListWhatIfInput!) { listWhatIf(input: $i) { ... on ListWhatIf { id state entering } ... on Refusal { code } } }`;
  const OF_ROUND = `query ($r: ID!) { roundSelection(roundId: $r) { whatIfs { askedBy state status places listed total entering leaving problem
    asked { code isPercent from to } rules { code required reached isMet isInConflict } relaxations { code people } changes { change line { entryCode score } } } } }`;
  interface Answer {
    readonly state: string;
    readonly status: string | null;
    readonly changes: readonly { readonly change: string; readonly line: { readonly entryCode: string } }[];
    readonly rules: readonly { readonly code: string; readonly isInConflict: boolean }[];
  }
  const answers = async (roundId: string, actor: Actor = officers[1]): Promise<readonly Answer[]> =>
    ((await product.ask(actor, OF_ROUND, { r: roundId })).data as { roundSelection: { whatIfs: Answer[] } | null } | null)?.roundSelection?.whatIfs ?? [];
  const events = async (roundId: string): Promise<{ type: string; actor: string | null; body: Record<string, unknown> }[]> =>
    (await product.reader.rows<{ content: string }>(`select content from ledger_event where chain = 'round:' || $1::text and type like 'results.what_if.%' order by seq`, [roundId]))
      .map(({ content }) => JSON.parse(content) as { type: string; actor: string | null; body: Record<string, unknown> });

  it('another cap: who enters, who leaves, the new total and how every rule is kept; the selection stays as it is, both in the ledger', async () => {
    const world = await selected();
    const before = await product.reader.rows('select state, inputs_hash, outputs_hash from selection where round_id = $1', [world.roundId]);
    const { data } = await product.ask(officers[0], ASK, { i: { selectionId: world.selectionId, places: 4, rules: [{ code: 'quota:heads', number: 50 }] } });
    expect(data!.listWhatIf).toMatchObject({ state: 'computing', entering: 0 });
    await product.drain();
    expect(await answers(world.roundId)).toEqual([{
      askedBy: officers[0].name, state: 'answered', status: 'optimal', places: 4, listed: 4, total: 95_000 + 94_000 + 90_000 + 89_000, entering: 1, leaving: 0, problem: null,
      asked: [{ code: null, isPercent: false, from: 3, to: 4 }, { code: 'quota:heads', isPercent: true, from: 34, to: 50 }],
      rules: [
        { code: 'quota:front_line', required: 2, reached: 2, isMet: true, isInConflict: false }, { code: 'quota:heads', required: 2, reached: 2, isMet: true, isInConflict: false },
        { code: 'person', required: 1, reached: 1, isMet: true, isInConflict: false },
      ],
      relaxations: [], changes: [{ change: 'enters', line: { entryCode: '0002', score: 94_000 } }],
    }]);
    expect(await product.reader.rows('select state, inputs_hash, outputs_hash from selection where round_id = $1', [world.roundId])).toEqual(before);
    const [asked, answered] = await events(world.roundId);
    expect(asked).toMatchObject({ type: 'results.what_if.asked', actor: officers[0].accountId, body: { selectionId: world.selectionId, rules: { selection: { places: 4 } } } });
    expect(answered).toMatchObject({ type: 'results.what_if.answered', body: { whatIfId: asked!.body.whatIfId, status: 'optimal', entering: 1, leaving: 0 } });
  });

  it('a floor nobody can keep: the clash is named, and what would help', async () => {
    const world = await selected();
    await product.get(AskListWhatIf).execute(officers[0], { selectionId: world.selectionId, rules: [{ code: 'quota:front_line', number: 100 }] });
    await product.drain();
    const [answer] = await answers(world.roundId);
    expect(answer).toMatchObject({ state: 'answered', status: 'infeasible', listed: null, total: null, relaxations: [{ code: null, people: 1 }, { code: 'quota:front_line', people: 1 }] });
    expect(answer!.rules.filter(({ isInConflict }) => isInConflict).map(({ code }) => code)).toEqual(['quota:front_line']);
  });

  it('a question to the marks is answered by the list those marks would make, not by places for each kind', async () => {
    // by the rules 0001, 0002 and 0003; skill weighing twice as much puts the fourth before the third
    const marks = (diligence: number, skill: number): Points => ({ diligence, skill, innovation: 90, example: 90 });
    const world = await selected([[95, 'head'], [90.5, 'front_line'], [marks(92, 88), 'front_line'], [marks(87, 92), 'front_line'], [70, 'head']]);
    const ask = `mutation ($i: WhatIfInput!) { whatIf(input: $i) { ... on WhatIf { state hasList entering leaving } ... on Refusal { code message } } }`;
    const { data } = await product.ask(officers[0], ask, { i: { runId: world.runId, weights: [{ criterion: 'skill', weight: 60 }] } });
    expect(data!.whatIf).toEqual({ state: 'computing', hasList: null, entering: 0, leaving: 0 });
    await product.drain();
    const { data: seen } = await product.ask(officers[1], `query ($id: ID!) { scoreRun(id: $id) { whatIfs { state hasList entering leaving changes { entryCode change } } awardLines { places } } }`, { id: world.runId });
    const { whatIfs: [answer], awardLines } = (seen as unknown as { scoreRun: { whatIfs: { changes: { entryCode: string; change: string | null }[] }[]; awardLines: unknown[] } }).scoreRun;
    expect(awardLines).toEqual([]);
    expect(answer).toMatchObject({ state: 'answered', hasList: true, entering: 1, leaving: 1 });
    expect(answer!.changes.filter(({ change }) => change !== null).sort((a, b) => (a.entryCode < b.entryCode ? -1 : 1))).toEqual([{ entryCode: '0003', change: 'leaves' }, { entryCode: '0004', change: 'enters' }]);
    expect((await events(world.roundId)).map(({ type }) => type)).toEqual(['results.what_if.asked', 'results.what_if.answered']);
  });

  it('answered once, however often it is delivered', async () => {
    const world = await selected();
    const id = await product.get(AskListWhatIf).execute(officers[0], { selectionId: world.selectionId, places: 2 });
    await product.drain();
    await product.reader.rows(`update job set state = 'queued' where payload ->> 'whatIfId' = $1`, [id]);
    await product.drain();
    expect((await events(world.roundId)).filter(({ type }) => type === 'results.what_if.answered')).toHaveLength(1);
  });

  it('what changes nothing, names no rule or lies out of range is not asked', async () => {
    const { selectionId } = await selected();
    const ask = (question: object): Promise<string> => product.get(AskListWhatIf).execute(officers[0], { selectionId, ...question });
    await expect(ask({})).rejects.toBeInstanceOf(BadInput);
    await expect(ask({ places: 3, rules: [{ code: 'quota:heads', number: 34 }] })).rejects.toBeInstanceOf(BadInput);
    await expect(ask({ rules: [{ code: 'quota:nobody', number: 1 }] })).rejects.toBeInstanceOf(BadInput);
    await expect(ask({ rules: [{ code: 'person', number: 2 }] })).rejects.toBeInstanceOf(BadInput);
    await expect(ask({ rules: [{ code: 'quota:heads', number: 101 }] })).rejects.toBeInstanceOf(BadInput);
  });

  it('once an officer has signed the list nothing more is asked; the answers stay to be read', async () => {
    const world = await selected();
    const question = { selectionId: world.selectionId, places: 2 };
    await product.get(AskListWhatIf).execute(officers[0], question);
    await product.drain();
    await product.get(DecideRound).execute(officers[0], world);
    await product.get(AskListWhatIf).execute(officers[0], { ...question, places: 1 });
    await product.drain();
    await signAsSeen(product, officers[0], world.roundId);
    await expect(product.get(AskListWhatIf).execute(officers[0], question)).rejects.toThrow(WhatIfClosed);
    await expect(product.get(AskWhatIf).execute(officers[0], { runId: world.runId, method: 'median' })).rejects.toThrow(WhatIfClosed);
    expect(await answers(world.roundId)).toHaveLength(2);
  });

  it('who may ask: a city organiser; who may read: an auditor too; nobody else', async () => {
    const world = await selected();
    await product.get(AskListWhatIf).execute(officers[0], { selectionId: world.selectionId, places: 2 });
    await product.drain();
    const as = async (role: 'auditor' | 'district_organiser' | 'judge'): Promise<Actor> => anActorOf(product, await anAccount(product, { roles: { [role]: role === 'district_organiser' ? city.districtA : city.cityId } }));
    const auditor = await as('auditor');
    for (const actor of [auditor, await as('district_organiser'), await as('judge')])
      await expect(product.get(AskListWhatIf).execute(actor, { selectionId: world.selectionId, places: 1 })).rejects.toMatchObject({ permission: 'what_if.ask' });
    expect(await answers(world.roundId, auditor)).toHaveLength(1);
    expect(await answers(world.roundId, await as('judge'))).toEqual([]);
  });
});
