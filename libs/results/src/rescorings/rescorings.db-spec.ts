import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { BadInput, platformActor, type Actor } from '@jiangong/kernel';
import { EntriesModule, entriesEntities } from '@jiangong/entries';
import { JudgingModule, judgingEntities } from '@jiangong/judging';
import { PeopleModule, peopleEntities } from '@jiangong/people';
import { aCity, aMember, anAccount, anActorOf, type City } from '@jiangong/people/testing';
import { ProgrammeModule, programmeEntities } from '@jiangong/programme';
import { someRules } from '@jiangong/programme/testing';
import { TestProduct } from '@jiangong/testing';
import { DecideRound, ResultsModule, resultsEntities, ScoreRunOnlyProposed, SignPublication, StartScoreRun, WhatIfClosed, AskWhatIf, ApplyRescoring, CancelRescoring, VoidDecision } from '../index';
import { aMarkedRound, scoreRoundNow, signAsSeen, twoOfficers, type MarkedWorld } from '../testing';

interface Change {
  readonly entryCode: string;
  readonly oldScore: number;
  readonly newScore: number;
  readonly oldRank: number;
  readonly newRank: number;
  readonly change: string | null;
}

describe('a further run: previewed, applied by two, or laid aside', () => {
  let product: TestProduct;
  let city: City;
  let first: Actor;
  let second: Actor;
  let members: readonly string[];

  beforeAll(async () => {
    product = await TestProduct.start({
      modules: [PeopleModule, ProgrammeModule, EntriesModule, JudgingModule, ResultsModule],
      entities: [...peopleEntities, ...programmeEntities, ...entriesEntities, ...judgingEntities, ...resultsEntities],
    });
    city = await aCity(product);
    [first, second] = await twoOfficers(product, city);
    members = [await aMember(product, { organizationId: city.enterprises[0] }), await aMember(product, { organizationId: city.enterprises[1] }), await aMember(product, { organizationId: city.enterprises[2] })];
  });
  afterAll(() => product?.stop());

  /** Three entries at 90, 88 and 86 with five judges each and one place; the run stands. */
  async function aRanking(): Promise<MarkedWorld & { readonly runId: string }> {
    const world = await aMarkedRound(product, city, [90, 88, 86].map((points, at) => ({ category: 'labour', points: Array.from({ length: 5 }, () => points), memberId: members[at] })), {
      rules: someRules({ deciding: { places: 1 }, notice: { workingDays: 0 } }),
    });
    return { ...world, runId: await scoreRoundNow(product, world.roundId) };
  }
  /** The second entry is put right: its judges meant 92. */
  async function aProposal(): Promise<{ readonly world: MarkedWorld & { readonly runId: string }; readonly proposed: string }> {
    const world = await aRanking();
    await product.reader.rows('update mark set value = 92000 where sheet_id in (select id from score_sheet where entry_id = $1)', [world.entryIds[1]]);
    const proposed = await product.get(StartScoreRun).execute(first, { roundId: world.roundId, reason: '一项评分录入有误' });
    await product.drain();
    return { world, proposed };
  }
  const apply = (actor: Actor, runId: string): Promise<string> => product.get(ApplyRescoring).execute(actor, runId);
  const cancel = (actor: Actor, runId: string, reason: string): Promise<string> => product.get(CancelRescoring).execute(actor, { runId, reason });
  const decide = (roundId: string, runId: string): Promise<string> => product.get(DecideRound).execute(first, { roundId, runId });
  const standing = async (roundId: string): Promise<string[]> => (await product.reader.rows<{ id: string }>('select id from score_run where round_id = $1 and stands', [roundId])).map(({ id }) => id);
  const events = async (roundId: string): Promise<string[]> =>
    (await product.reader.rows<{ type: string }>(`select type from ledger_event where chain = $1 and type ~ 'rescoring|what_if' order by seq`, [`round:${roundId}`])).map(({ type }) => type);
  const preview = async (actor: Actor, runId: string) =>
    product.ask(actor, `query ($id: ID!) { previewRescoring(runId: $id) { standingNumber unchanged entering leaving changes { entryCode oldScore newScore oldRank newRank change } } }`, { id: runId });

  it('the first run stands at once; a further one shows the differences and changes nothing', async () => {
    const { world, proposed } = await aProposal();
    expect(await standing(world.roundId)).toEqual([world.runId]);
    const { data } = await preview(second, proposed);
    expect(data!.previewRescoring).toMatchObject({ standingNumber: 1, unchanged: 1, entering: 1, leaving: 1 });
    expect((data!.previewRescoring as unknown as { changes: Change[] }).changes).toEqual([
      { entryCode: '0002', oldScore: 88_000, newScore: 92_000, oldRank: 2, newRank: 1, change: 'enters' },
      { entryCode: '0001', oldScore: 90_000, newScore: 90_000, oldRank: 1, newRank: 2, change: 'leaves' },
    ]);
    await expect(decide(world.roundId, proposed)).rejects.toThrow(ScoreRunOnlyProposed);
  });

  it('two officers apply it: one asks, another confirms; the old run stays readable and the list follows the new one', async () => {
    const { world, proposed } = await aProposal();
    await apply(first, proposed);
    expect(await standing(world.roundId)).toEqual([world.runId]);
    await expect(apply(first, proposed)).rejects.toMatchObject({ code: 'RESCORING_NEEDS_SECOND_OFFICER' });
    await apply(second, proposed);
    expect(await standing(world.roundId)).toEqual([proposed]);
    expect(await events(world.roundId)).toEqual(['results.rescoring.requested', 'results.rescoring.applied']);
    const { data } = await product.ask(first, `query ($r: ID!) { round(id: $r) { runs { number stands lines(first: 1) { totalCount nodes { entryCode } } rescoring { state requestedBy settledBy } } } }`, { r: world.roundId });
    expect(data!.round).toMatchObject({ runs: [
      { number: 2, stands: true, lines: { totalCount: 3, nodes: [{ entryCode: '0002' }] }, rescoring: { state: 'applied', requestedBy: first.name, settledBy: second.name } },
      { number: 1, stands: false, lines: { totalCount: 3, nodes: [{ entryCode: '0001' }] } },
    ] });
    await expect(decide(world.roundId, world.runId)).rejects.toThrow(ScoreRunOnlyProposed);
    await expect(decide(world.roundId, proposed)).resolves.toEqual(expect.any(String));
  });

  it('ten officers who confirm at once apply it once', async () => {
    const { world, proposed } = await aProposal();
    await apply(first, proposed);
    const pairs = await Promise.all(Array.from({ length: 5 }, () => twoOfficers(product, city)));
    const outcomes = await Promise.allSettled(pairs.flat().map((officer) => apply(officer, proposed)));
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const one of outcomes) if (one.status === 'rejected') expect(['RUN_STANDS_ALREADY', 'RESCORING_SETTLED']).toContain((one.reason as { code: string }).code);
    expect(await standing(world.roundId)).toEqual([proposed]);
    expect(await events(world.roundId)).toEqual(['results.rescoring.requested', 'results.rescoring.applied']);
  });

  it('the persons concerned are told, without a mark; the others are not', async () => {
    const { world, proposed } = await aProposal();
    const coAuthor = await aMember(product, { organizationId: city.enterprises[0] });
    await product.reader.rows('insert into entry_author (entry_id, member_id, share, position) values ($1, $2, 60, 0), ($1, $3, 40, 1)', [world.entryIds[1], members[1], coAuthor]);
    for (const officer of [first, second]) await apply(officer, proposed);
    const noticesOf = async (memberId: string) => {
      const actor = await anActorOf(product, await anAccount(product, { memberId, roles: { member: city.enterprises[0] } }));
      const { data } = await product.ask(actor, '{ myResultNotices { roundId entryId text isRead } }');
      return (data!.myResultNotices as unknown as { roundId: string; entryId: string; text: string }[]).filter(({ roundId }) => roundId === world.roundId);
    };
    for (const at of [0, 1]) {
      const [notice, ...more] = await noticesOf(members[at]!);
      expect(notice).toMatchObject({ entryId: world.entryIds[at], isRead: false });
      expect(notice!.text).not.toMatch(/\d/);
      expect(more).toEqual([]);
    }
    expect(await noticesOf(coAuthor)).toMatchObject([{ entryId: world.entryIds[1] }]);
    expect(await noticesOf(members[2]!)).toEqual([]);
  });

  it('a proposal laid aside needs a reason, stays readable, and is not taken up again', async () => {
    const { world, proposed } = await aProposal();
    await expect(cancel(first, proposed, ' ')).rejects.toMatchObject({ code: 'RESCORING_NEEDS_REASON' });
    await cancel(first, proposed, '原评分无误');
    await expect(apply(second, proposed)).rejects.toMatchObject({ code: 'RESCORING_SETTLED' });
    await expect(cancel(first, world.runId, '不要了')).rejects.toMatchObject({ code: 'RUN_STANDS_ALREADY' });
    expect(await standing(world.roundId)).toEqual([world.runId]);
    expect((await preview(second, proposed)).errors).toBeUndefined();
  });

  it('on notice and after publication a further run is for looking, until the list is taken back', async () => {
    const world = await aRanking();
    await decide(world.roundId, world.runId);
    await product.reader.rows('update mark set value = 92000 where sheet_id in (select id from score_sheet where entry_id = $1)', [world.entryIds[1]]);
    const proposed = await product.get(StartScoreRun).execute(first, { roundId: world.roundId, reason: '异议复核' });
    await product.drain();
    expect((await preview(second, proposed)).data!.previewRescoring).toMatchObject({ entering: 1, leaving: 1 });
    await expect(apply(first, proposed)).rejects.toMatchObject({ code: 'RESCORING_ONLY_PREVIEWED' });
    await product.get(VoidDecision).execute(first, { roundId: world.roundId, reason: '异议成立' });
    for (const officer of [first, second]) await apply(officer, proposed);
    await decide(world.roundId, proposed);
    for (const officer of [first, second]) await signAsSeen(product, officer, world.roundId);
    await product.drain();
    const after = await product.get(StartScoreRun).execute(first, { roundId: world.roundId, reason: '事后核对' });
    await product.drain();
    await expect(apply(first, after)).rejects.toMatchObject({ code: 'RESCORING_ONLY_PREVIEWED' });
    expect(await standing(world.roundId)).toEqual([proposed]);
  });

  it('a question to the frozen marks names who would enter and leave, is logged, and changes nothing', async () => {
    const points = [[70, 90, 90, 90, 90], [88, 88, 88, 88, 88]];
    const world = await aMarkedRound(product, city, points.map((row, at) => ({ category: 'labour', points: row, memberId: members[at] })), { rules: someRules({ deciding: { places: 1 }, notice: { workingDays: 0 } }) });
    const runId = await scoreRoundNow(product, world.roundId);
    const ask = (actor: Actor, input: object) => product.ask(actor, `mutation ($i: WhatIfInput!) { whatIf(input: $i) { ... on WhatIf { method trim entering leaving moved changes { entryCode oldScore newScore change } } ... on Refusal { code } } }`, { i: { runId, ...input } });
    expect((await ask(first, { method: 'mean' })).data!.whatIf).toEqual({
      method: 'mean', trim: 0, entering: 1, leaving: 1, moved: 2,
      changes: [{ entryCode: '0002', oldScore: 88_000, newScore: 88_000, change: 'enters' }, { entryCode: '0001', oldScore: 90_000, newScore: 86_000, change: 'leaves' }],
    });
    expect((await ask(first, { method: 'trimmed' })).errors?.[0]?.message).toBeDefined();
    // five sheets an entry: three dropped at each end leave none, and the plain mean must not answer under another name
    expect((await ask(first, { method: 'trimmed', trim: 3 })).data!.whatIf).toEqual({ code: 'WHAT_IF_NOT_COMPUTABLE' });
    expect(await standing(world.roundId)).toEqual([runId]);
    expect(await events(world.roundId)).toEqual(['results.what_if.asked']);
    const auditor = await anActorOf(product, await anAccount(product, { roles: { auditor: city.cityId } }));
    expect((await ask(auditor, { method: 'mean' })).errors).toHaveLength(1);
    const { data } = await product.ask(auditor, `query ($r: ID!) { round(id: $r) { runs { whatIfs { method askedBy entering } } } }`, { r: world.roundId });
    expect(data!.round).toEqual({ runs: [{ whatIfs: [{ method: 'mean', askedBy: first.name, entering: 1 }] }] });
  });

  it('a question about weights keeps to the components: a criterion weighs within its own, and a component without weight is no question', async () => {
    const judging = {
      criteria: [['law', 'theory'], ['safety', 'theory'], ['craft', 'practice']].map(([code, component]) => ({ ...someRules().judging.criteria[0]!, code: code!, name: code!, weight: 1, component: component! })),
      components: [{ code: 'theory', name: '理论', weight: 30, passMark: null }, { code: 'practice', name: '实操', weight: 70, passMark: null }],
    };
    const points = [{ law: 60, safety: 90, craft: 80 }, { law: 90, safety: 60, craft: 80 }];
    const world = await aMarkedRound(product, city, points.map((one, at) => ({ category: 'labour', points: Array.from({ length: 5 }, () => one), memberId: members[at] })), {
      rules: someRules({ judging, deciding: { places: 1, minimumMark: null }, computing: { ties: [] }, notice: { workingDays: 0 } }),
    });
    const runId = await scoreRoundNow(product, world.roundId);
    const id = await product.get(AskWhatIf).execute(first, { runId, weights: [{ criterion: 'law', weight: 3 }] });
    const asked = await product.reader.first<{ changes: object[] }>('select changes from what_if where id = $1', [id]);
    expect(asked!.changes).toMatchObject([{ entryId: world.entryIds[1], oldScore: 78_500, newScore: 80_750, change: 'enters' }, { entryId: world.entryIds[0], oldScore: 78_500, newScore: 76_250, change: null }]);
    await expect(product.get(AskWhatIf).execute(first, { runId, weights: [{ criterion: 'craft', weight: 0 }] })).rejects.toMatchObject({ code: 'WHAT_IF_NOT_COMPUTABLE' });
    await expect(product.get(AskWhatIf).execute(first, { runId, trim: 1 })).rejects.toBeInstanceOf(BadInput);
  });

  it('after the first signature no question is answered', async () => {
    const world = await aRanking();
    await decide(world.roundId, world.runId);
    const question = { runId: world.runId, weights: [{ criterion: 'skill', weight: 60 }] };
    await expect(product.get(AskWhatIf).execute(first, question)).resolves.toEqual(expect.any(String));
    await signAsSeen(product, first, world.roundId);
    await expect(product.get(AskWhatIf).execute(first, question)).rejects.toThrow(WhatIfClosed);
  });

  it('a signature is for the list the officer saw', async () => {
    const world = await aRanking();
    await decide(world.roundId, world.runId);
    await expect(product.get(SignPublication).execute(first, { roundId: world.roundId, contentHash: 'f'.repeat(64) })).rejects.toMatchObject({ code: 'CONTENT_CHANGED' });
    await expect(signAsSeen(product, first, world.roundId)).resolves.toEqual(expect.any(String));
  });

  it('who may apply, preview and lay aside: a city organiser; an auditor looks; a district and a judge do neither', async () => {
    const { proposed } = await aProposal();
    const as = async (role: 'district_organiser' | 'auditor' | 'judge') => anActorOf(product, await anAccount(product, { roles: { [role]: role === 'district_organiser' ? city.districtA : city.cityId } }));
    for (const role of ['district_organiser', 'auditor', 'judge'] as const) {
      await expect(apply(await as(role), proposed)).rejects.toMatchObject({ permission: 'rescoring.apply' });
      await expect(cancel(await as(role), proposed, '无')).rejects.toMatchObject({ permission: 'rescoring.cancel' });
    }
    expect((await preview(await as('auditor'), proposed)).errors).toBeUndefined();
    for (const role of ['district_organiser', 'judge'] as const) expect((await preview(await as(role), proposed)).errors).toHaveLength(1);
    await expect(apply(platformActor, proposed)).rejects.toMatchObject({ code: 'RESCORING_NEEDS_OFFICER' });
  });

  it('whoever reads marks with the names of their judges is written down; codes alone are not', async () => {
    const world = await aRanking();
    const read = (field: string) => product.ask(first, `query ($r: ID!) { round(id: $r) { runs { lines(first: 2) { nodes { sheets { judge ${field} } } } } } }`, { r: world.roundId });
    const reads = () => product.reader.rows<{ body: object }>(`select content::jsonb -> 'body' as body from ledger_event where chain = $1 and type = 'results.marks.read'`, [`round:${world.roundId}`]);
    await read('total');
    expect(await reads()).toEqual([]);
    await read('judgeName');
    expect(await reads()).toEqual([{ body: { runId: world.runId, reader: first.accountId, count: 10 } }]);
  });

  it('who stands behind the codes of a run is told once it is asked, and that it was asked is written down', async () => {
    const world = await aRanking();
    const read = (field: string) => product.ask(first, `query ($r: ID!) { round(id: $r) { runs { advice { judges { judge ${field} } } } } }`, { r: world.roundId });
    const reads = () => product.reader.rows<{ body: object }>(`select content::jsonb -> 'body' as body from ledger_event where chain = $1 and type = 'results.marks.read'`, [`round:${world.roundId}`]);
    await read('severity');
    expect(await reads()).toEqual([]);
    const { data } = await read('judgeName');
    const judges = (data as unknown as { round: { runs: { advice: { judges: { judgeName: string | null }[] } }[] } }).round.runs[0]!.advice.judges;
    expect(judges.length).toBeGreaterThan(0);
    expect(judges.every(({ judgeName }) => typeof judgeName === 'string')).toBe(true);
    expect(await reads()).toEqual([{ body: { runId: world.runId, reader: first.accountId, judges: judges.length } }]);
  });
});
