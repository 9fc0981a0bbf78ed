import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { BadInput, NotAllowed, NotFound, platformActor, sha256, type Actor } from '@jiangong/kernel';
import { EntriesModule, entriesEntities } from '@jiangong/entries';
import { PeopleModule, peopleEntities } from '@jiangong/people';
import { aCity, type City } from '@jiangong/people/testing';
import { ProgrammeModule, programmeEntities, RoundNotInPhase } from '@jiangong/programme';
import { putInPhase, someRules } from '@jiangong/programme/testing';
import { anActor, TestProduct } from '@jiangong/testing';
import { JudgingModule, judgingEntities } from '../judging.module';
import { AppointPanel, SubstituteJudge } from '../panels/public';
import { LockSheet, SaveMark, SaveSheet } from '../sheets/public';
import { aJudge, aPanelledRound, aRoundInJudging, sheetOf, signAll, type JudgedWorld, type JudgeWorld } from '../testing';
import { DeclarationSignedAlready } from './declaration.refusals';
import { SignDeclaration, type SignDeclarationInput } from './public';

jest.setTimeout(60_000);

describe('the declaration before the queue', () => {
  let product: TestProduct;
  let city: City;
  let organiser: Actor;

  beforeAll(async () => {
    product = await TestProduct.start({
      modules: [PeopleModule, ProgrammeModule, EntriesModule, JudgingModule],
      entities: [...peopleEntities, ...programmeEntities, ...entriesEntities, ...judgingEntities],
    });
    city = await aCity(product);
    organiser = anActor({ city_organiser: city.cityId });
  });
  afterAll(() => product?.stop());

  const sign = (judge: JudgeWorld, roundId: string, declared: SignDeclarationInput['declared'] = []) => product.get(SignDeclaration).execute(judge.actor, { roundId, declared });
  const unsigned = (wish: Parameters<typeof aRoundInJudging>[2] = {}) => aRoundInJudging(product, city, { isUnsigned: true, ...wish });
  const QUEUE = `{ myJudging { round { id } total locked items { sheetId title } declaration { isSigned text signedAt isBlind ties { name kind note } } } }`;
  interface Queue { round: { id: string }; total: number; items: { sheetId: string; title: string }[]; declaration: { isSigned: boolean; text: string; signedAt: string | null; ties: object[] } }
  const queueOf = async (actor: Actor, roundId: string): Promise<Queue | undefined> =>
    ((await product.ask(actor, QUEUE)).data as unknown as { myJudging: Queue[] }).myJudging.find(({ round }) => round.id === roundId);
  const candidates = async (actor: Actor, roundId: string) =>
    ((await product.ask(actor, `query ($roundId: ID!) { declarationCandidates(roundId: $roundId) { entryId title organizationName } }`, { roundId })).data as unknown as { declarationCandidates: { entryId: string; title: string }[] }).declarationCandidates;
  const judgesOf = async (entryId: string) => (await product.reader.rows<{ id: string }>(`select judge_id as id from assignment where entry_id = $1 and state = 'active' order by 1`, [entryId])).map(({ id }) => id);
  const titleOf = async (entryId: string) => (await product.reader.first<{ title: string }>(`select title from entry where id = $1`, [entryId]))!.title;

  it('until it is signed a judge’s queue of that round lists nothing, and a sheet is not there, not to be read and not to be marked', async () => {
    const world = await unsigned();
    const judge = world.judges[0]!;
    const sheetId = (await sheetOf(product, world.entryIds[0]!, judge.accountId))!;
    expect(await queueOf(judge.actor, world.roundId)).toMatchObject({ total: 0, locked: 0, items: [], declaration: { isSigned: false, text: world.rules.judging.declaration, signedAt: null, ties: [] } });
    const answer = await product.ask(judge.actor, `query ($id: ID!) { sheet(id: $id) { id } }`, { id: sheetId });
    expect(answer.errors?.[0]?.originalError).toBeInstanceOf(NotFound);
    await expect(product.get(SaveMark).execute(judge.actor, { sheetId, criterion: 'skill', value: 80_000, revision: 0 })).rejects.toBeInstanceOf(NotFound);
    await expect(product.get(SaveSheet).execute(judge.actor, { sheetId, marks: { skill: 80_000 } })).rejects.toBeInstanceOf(NotFound);
    await expect(product.get(LockSheet).execute(judge.actor, { sheetId })).rejects.toBeInstanceOf(NotFound);
    const board = await product.ask(judge.actor, `{ cycleBoard(year: 2026) { cells { round { id } judged toJudge } } }`);
    const cells = (board.data as unknown as { cycleBoard: { cells: { round: { id: string }; toJudge: number }[] }[] } | null)?.cycleBoard ?? [];
    expect(cells.flatMap((row) => row.cells).find((cell) => cell.round.id === world.roundId)?.toJudge ?? 0).toBe(0);

    await sign(judge, world.roundId);
    expect(await queueOf(judge.actor, world.roundId)).toMatchObject({ total: 3, declaration: { isSigned: true } });
    await product.get(SaveMark).execute(judge.actor, { sheetId, criterion: 'skill', value: 80_000, revision: 0 });
    expect(await queueOf(world.judges[1]!.actor, world.roundId)).toMatchObject({ total: 0 });
  });

  it('keeps the words that were signed, their hash, the panel’s version and the day; the ledger holds no name', async () => {
    const world = await unsigned({ rules: someRules({ judging: { declaration: '本人郑重承诺，公正评审。' } }) });
    const judge = world.judges[0]!;
    await sign(judge, world.roundId, [{ name: '不在本轮的人', kind: 'kin', note: '表兄' }]);
    expect(await product.reader.rows(`select text, text_hash, panel_version, ties, signed_at = $3 as "now" from conflict_declaration where round_id = $1 and judge_id = $2`, [world.roundId, judge.accountId, product.clock.now()])).toEqual([
      { text: '本人郑重承诺，公正评审。', text_hash: sha256('本人郑重承诺，公正评审。'), panel_version: 1, ties: [{ entryId: null, name: '不在本轮的人', kind: 'kin', note: '表兄' }], now: true },
    ]);
    const [event] = await product.reader.rows<{ content: string }>(`select content from ledger_event where chain = $1 and type = 'judging.declaration.signed'`, [`round:${world.roundId}`]);
    expect(event!.content).toContain(sha256('本人郑重承诺，公正评审。'));
    expect(event!.content).not.toContain('不在本轮的人');
    expect(event!.content).not.toContain('表兄');
  });

  it('a declared tie never appears in the queue, is a hard conflict with its evidence, and another judge takes over', async () => {
    const world = await unsigned({ judges: 7, entries: 2 });
    const [entryId] = world.entryIds as [string];
    const [holderId] = await judgesOf(entryId);
    const signer = world.judges.find(({ accountId }) => accountId === holderId)!;
    await sign(signer, world.roundId, [{ entryId, kind: 'other', note: '邻居' }]);
    expect(((await queueOf(signer.actor, world.roundId))?.items ?? []).map(({ title }) => title)).not.toContain(await titleOf(entryId));
    expect(await product.reader.rows(`select kind, is_hard, evidence from conflict where entry_id = $1 and judge_id = $2`, [entryId, signer.accountId])).toEqual([
      { kind: 'declared', is_hard: true, evidence: '评委申报：其他关系，邻居' },
    ]);
    await product.drain();
    expect(await judgesOf(entryId)).toHaveLength(5);
    expect(await judgesOf(entryId)).not.toContain(signer.accountId);
    expect(await sheetOf(product, entryId, signer.accountId)).toBeNull();
  });

  it('a judge who declared every entry they had keeps an empty queue, as one does to whom nothing was given', async () => {
    const world = await unsigned({ judges: 6, entries: 1 });
    const [entryId] = world.entryIds as [string];
    const holders = await judgesOf(entryId);
    const signer = world.judges.find(({ accountId }) => accountId === holders[0])!;
    const spare = world.judges.find(({ accountId }) => !holders.includes(accountId))!;
    await sign(signer, world.roundId, [{ entryId, kind: 'other', note: '邻居' }]);
    await sign(spare, world.roundId);
    const [emptied, never] = [await queueOf(signer.actor, world.roundId), await queueOf(spare.actor, world.roundId)];
    expect(emptied).toMatchObject({ total: 0, locked: 0, items: [], declaration: { isSigned: true } });
    expect({ ...emptied, declaration: null }).toEqual({ ...never, declaration: null });
    expect(await queueOf((await aJudge(product, city)).actor, world.roundId)).toBeUndefined();
  });

  it('a tie may be named by a name: of the person or the work, however it is spaced; what is not found is for organisers to see', async () => {
    const world = await unsigned({ judges: 7, entries: 4 });
    const [entryId] = world.entryIds as [string];
    const signer = world.judges[0]!;
    const title = await titleOf(entryId);
    await sign(signer, world.roundId, [{ name: ` ${title[0]!} ${title.slice(1)}`, kind: 'kin' }, { name: '查无此人', kind: 'mentor' }]);
    expect(await product.reader.rows(`select kind from conflict where entry_id = $1 and judge_id = $2`, [entryId, signer.accountId])).toEqual([{ kind: 'declared' }]);
    expect((await queueOf(signer.actor, world.roundId))!.declaration.ties).toEqual([{ name: `${title[0]!} ${title.slice(1)}`, kind: 'kin', note: '' }, { name: '查无此人', kind: 'mentor', note: '' }]);
    const ASK = `query ($roundId: ID!) { roundDeclarations(roundId: $roundId) { judgeId signedAt panelVersion ties { name entryCode title entries } } }`;
    const { data } = await product.ask(organiser, ASK, { roundId: world.roundId });
    const mine = (data as unknown as { roundDeclarations: { judgeId: string; ties: object[]; signedAt: string | null }[] }).roundDeclarations;
    expect(mine.find(({ judgeId }) => judgeId === signer.accountId)!.ties).toEqual([
      { name: `${title[0]!} ${title.slice(1)}`, entryCode: '0001', title, entries: 1 }, { name: '查无此人', entryCode: null, title: null, entries: 0 },
    ]);
    expect(mine.filter(({ signedAt }) => signedAt === null)).toHaveLength(6);
    for (const actor of [signer.actor, anActor({ unit_cadre: city.enterprises[0] })]) expect((await product.ask(actor, ASK, { roundId: world.roundId })).errors).toHaveLength(1);
  });

  it('offers the entries of the round to name, but none that is kept from the judge; nothing to others, nothing once signed', async () => {
    const world = await aPanelledRound(product, city, { judges: 6, entries: 4 });
    const kin = await aJudge(product, city, city.enterprises[0]);
    const judges = [...world.judges, kin].map(({ accountId }) => ({ accountId, role: 'judge' as const }));
    await product.get(AppointPanel).execute(organiser, { roundId: world.roundId, judges });
    expect(await candidates(kin.actor, world.roundId)).toEqual([]);
    await putInPhase(product.uow, world.roundId, 'judging');
    const blocked = (await product.reader.rows<{ id: string }>(`select distinct entry_id as id from conflict where judge_id = $1 and is_hard`, [kin.accountId])).map(({ id }) => id);
    expect(blocked).toHaveLength(1);
    const offered = (await candidates(kin.actor, world.roundId)).map(({ entryId }) => entryId);
    expect([...offered].sort()).toEqual(world.entryIds.filter((id) => !blocked.includes(id)).sort());
    await expect(sign(kin, world.roundId, [{ entryId: blocked[0]!, kind: 'kin' }])).rejects.toBeInstanceOf(BadInput);
    expect(await candidates((await aJudge(product, city)).actor, world.roundId)).toEqual([]);
    await sign(kin, world.roundId);
    expect(await candidates(kin.actor, world.roundId)).toEqual([]);
  });

  it('offers no entries in a blind round', async () => {
    const world = await aPanelledRound(product, city, { rules: someRules({ judging: { isBlind: true } }) });
    await putInPhase(product.uow, world.roundId, 'judging');
    expect(await candidates(world.judges[0]!.actor, world.roundId)).toEqual([]);
  });

  it('is signed once, by a judge of the panel, while the round is judging', async () => {
    const world = await unsigned();
    const judge = world.judges[0]!;
    const outcomes = await Promise.allSettled([1, 2, 3].map(() => sign(judge, world.roundId)));
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const one of outcomes) if (one.status === 'rejected') expect(one.reason).toBeInstanceOf(DeclarationSignedAlready);
    await expect(sign(await aJudge(product, city), world.roundId)).rejects.toBeInstanceOf(NotFound);
    for (const actor of [organiser, anActor({ auditor: city.cityId }), platformActor]) await expect(product.get(SignDeclaration).execute(actor, { roundId: world.roundId, declared: [] })).rejects.toBeInstanceOf(NotAllowed);
    const early = await aPanelledRound(product, city);
    await expect(sign(early.judges[0]!, early.roundId)).rejects.toBeInstanceOf(RoundNotInPhase);
  });

  it('a later version of the panel needs no new signature from who stays, and one from who joins', async () => {
    const world: JudgedWorld = await unsigned({ judges: 6 });
    await signAll(product, world);
    const joining = await aJudge(product, city);
    await product.get(SubstituteJudge).execute(organiser, { roundId: world.roundId, outJudgeId: world.judges[5]!.accountId, inJudgeId: joining.accountId, reason: '住院' });
    expect((await queueOf(world.judges[0]!.actor, world.roundId))!.declaration.isSigned).toBe(true);
    expect((await queueOf(joining.actor, world.roundId))).toMatchObject({ total: 0, declaration: { isSigned: false } });
    await sign(joining, world.roundId);
    expect((await queueOf(joining.actor, world.roundId))!.total).toBeGreaterThan(0);
  });
});
