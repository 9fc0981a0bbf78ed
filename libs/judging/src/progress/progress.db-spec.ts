import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { NotAllowed, NotFound, type Actor } from '@jiangong/kernel';
import { EntriesModule, entriesEntities } from '@jiangong/entries';
import { PeopleModule, peopleEntities } from '@jiangong/people';
import { aCity, anAccount, anActorOf, type City } from '@jiangong/people/testing';
import { AdvanceRound, ProgrammeModule, programmeEntities, RoundNotInPhase, RoundWalk } from '@jiangong/programme';
import { someRules } from '@jiangong/programme/testing';
import { anActor, TestProduct } from '@jiangong/testing';
import { JudgingModule, judgingEntities } from '../judging.module';
import { AbstainSheet, SaveMark, SubmitSheet } from '../sheets/public';
import { MarksStillSealed, SheetsMissing } from '../sheets/sheet.refusals';
import { aJudgedRound, aRoundInJudging, someMarks, type JudgedWorld } from '../testing';
import { NobodyToRemind } from './progress.refusals';
import { ReadSealedMarks, RemindJudges } from './public';

jest.setTimeout(60_000);

describe('the progress of judging', () => {
  let product: TestProduct;
  let city: City;
  let organiser: Actor;
  let auditor: Actor;

  beforeAll(async () => {
    product = await TestProduct.start({
      modules: [PeopleModule, ProgrammeModule, EntriesModule, JudgingModule],
      entities: [...peopleEntities, ...programmeEntities, ...entriesEntities, ...judgingEntities],
    });
    city = await aCity(product);
    organiser = await anActorOf(product, await anAccount(product, { roles: { city_organiser: city.cityId } }));
    auditor = anActor({ auditor: city.cityId });
  });
  afterAll(() => product?.stop());

  const three = someRules({ judging: { judgesPerEntry: 3, minJudges: 2 }, computing: { method: { kind: 'mean' } } });
  const sheets = (world: JudgedWorld) => product.reader.rows<{ id: string; judge_id: string; entry_id: string }>(`select id, judge_id, entry_id from score_sheet where round_id = $1 order by entry_id, judge_id`, [world.roundId]);
  const actorOf = (world: JudgedWorld, judgeId: string) => world.judges.find(({ accountId }) => accountId === judgeId)!.actor;
  const submit = (world: JudgedWorld, sheet: { id: string; judge_id: string }) => product.get(SubmitSheet).execute(actorOf(world, sheet.judge_id), { sheetId: sheet.id, marks: someMarks(world, 77_770) });
  const close = (world: JudgedWorld, reason: string | null = null) => product.get(AdvanceRound).execute(organiser, { roundId: world.roundId, toPhase: 'computing', reason, overrides: reason === null ? [] : ['SHEETS_MISSING'] });
  const closedShort = async (world: JudgedWorld) => (await product.reader.rows<{ content: string }>(`select content from ledger_event where chain = $1 and type = 'judging.round.closed_short'`, [`round:${world.roundId}`])).map((row) => (JSON.parse(row.content) as { body: object }).body);

  it('tells by judge what is locked, open, begun, abstained, recused, and by entry what a score still lacks; never a mark', async () => {
    const world = await aRoundInJudging(product, city, { judges: 3, entries: 2, rules: three });
    const [one, two, three_] = await sheets(world);
    await submit(world, one!);
    await product.get(SaveMark).execute(actorOf(world, two!.judge_id), { sheetId: two!.id, criterion: 'skill', value: 77_770, revision: 0 });
    await product.get(AbstainSheet).execute(actorOf(world, three_!.judge_id), { sheetId: three_!.id, reasonCode: 'cannot_open' });
    const query = `query ($id: ID!) { round(id: $id) { judgingProgress { entries judged canRemind unjudged { code locked open } judges { accountId panelRole locked open begun abstained recused lastSavedAt remindedAt } alarms { id } } } }`;
    const asked = await product.ask(organiser, query, { id: world.roundId });
    expect(asked.errors).toBeUndefined();
    const progress = (asked.data as never as { round: { judgingProgress: { judges: { accountId: string }[] } } }).round.judgingProgress;
    expect(progress).toMatchObject({ entries: 2, judged: 0, canRemind: true, unjudged: [{ locked: 1, open: 1 }, { locked: 0, open: 3 }], alarms: [] });
    const by = (judgeId: string) => progress.judges.find((judge) => judge.accountId === judgeId);
    expect(by(one!.judge_id)).toMatchObject({ locked: 1, open: 1, begun: 0, lastSavedAt: expect.anything() });
    expect(by(two!.judge_id)).toMatchObject({ locked: 0, open: 2, begun: 1 });
    expect(by(three_!.judge_id)).toMatchObject({ abstained: 1, open: 1, lastSavedAt: null });
    expect(JSON.stringify(asked.data)).not.toContain('7777');
    expect((await product.ask(auditor, query, { id: world.roundId })).data).toMatchObject({ round: { judgingProgress: { entries: 2, canRemind: false } } });
    for (const actor of [world.judges[0]!.actor, anActor({ unit_cadre: city.enterprises[0] }), anActor({ district_organiser: city.districtA })])
      expect((await product.ask(actor, `query ($id: ID!) { round(id: $id) { judgingProgress { entries } closingOutlook { openSheets } } }`, { id: world.roundId })).data).toEqual({ round: { judgingProgress: null, closingOutlook: null } });
  });

  describe('closing', () => {
    it('before everything is in is refused with the figures: sheets open, entries without a score', async () => {
      const world = await aRoundInJudging(product, city, { judges: 3, entries: 3, rules: three });
      const all = await sheets(world);
      for (const sheet of all.slice(0, 4)) await submit(world, sheet);
      const outlook = await product.ask(organiser, `query ($id: ID!) { round(id: $id) { closingOutlook { openSheets lockedSheets unscored minJudges waitingAlarms needsReason entries { code locked open } } } }`, { id: world.roundId });
      expect(outlook.data).toMatchObject({ round: { closingOutlook: { openSheets: 5, lockedSheets: 4, unscored: 2, minJudges: 2, waitingAlarms: 0, needsReason: true, entries: [{ locked: 1, open: 2 }, { locked: 0, open: 3 }] } } });
      const failure = (await close(world).catch((error: unknown) => error)) as InstanceType<typeof SheetsMissing>;
      expect(failure).toBeInstanceOf(SheetsMissing);
      expect(failure.facts).toMatchObject({ openSheets: 5, unscored: 2, minJudges: 2 });
      expect(failure.text.zh).toMatch(/还有 5 份评分表没有锁定.*2 件作品.*没有得分/);
      expect(failure.text.en).toMatch(/5 sheets are still open.*2 entries without a score/);
      expect((await close(world, '评委因公出差，按现有评分计分')).phase).toBe('computing');
      expect(await closedShort(world)).toMatchObject([{ openSheets: 5, lockedSheets: 4, unscored: 2, isAutomatic: false, reasonHash: expect.any(String) }]);
    });

    it('over open sheets alone takes a reason by hand; the clock may do it and leaves the figures in the ledger', async () => {
      const world = await aRoundInJudging(product, city, { judges: 3, entries: 1, rules: three });
      for (const sheet of (await sheets(world)).slice(0, 2)) await submit(world, sheet);
      const failure = (await close(world).catch((error: unknown) => error)) as InstanceType<typeof SheetsMissing>;
      expect(failure.facts).toMatchObject({ openSheets: 1, unscored: 0, entries: [] });
      expect(failure.text.zh).toContain('每件作品的评分份数都已够计分');
      await product.uow.run(organiser, {}, (tx) => product.get(RoundWalk).step(tx, world.roundId, 'computing', { isAutomatic: true }));
      expect(await closedShort(world)).toMatchObject([{ openSheets: 1, unscored: 0, isAutomatic: true, reasonHash: null }]);
    });

    it('by the clock stops at an entry without a score', async () => {
      const world = await aRoundInJudging(product, city, { judges: 3, entries: 1, rules: three });
      await expect(product.uow.run(organiser, {}, (tx) => product.get(RoundWalk).step(tx, world.roundId, 'computing', { isAutomatic: true, reason: '到时' }))).rejects.toBeInstanceOf(SheetsMissing);
    });

    it('with everything in takes no reason and leaves no figures', async () => {
      const world = await aJudgedRound(product, city, { judges: 3, entries: 2, rules: three });
      expect((await close(world)).phase).toBe('computing');
      expect(await closedShort(world)).toEqual([]);
    });
  });

  describe('a reminder', () => {
    it('stands on the pages of judges with open sheets, once within the hour', async () => {
      const world = await aRoundInJudging(product, city, { judges: 3, entries: 1, rules: three });
      const [first] = await sheets(world);
      await submit(world, first!);
      const judgeIds = world.judges.map(({ accountId }) => accountId);
      const remind = `mutation ($input: RemindJudgesInput!) { remindJudges(input: $input) { ... on RemindedJudges { reminded } ... on Refusal { code } } }`;
      expect(await product.ask(organiser, remind, { input: { roundId: world.roundId, judgeIds } })).toMatchObject({ data: { remindJudges: { reminded: 2 } } });
      await expect(product.get(RemindJudges).execute(organiser, { roundId: world.roundId, judgeIds })).rejects.toBeInstanceOf(NobodyToRemind);
      const remindedAt = async (judgeId: string) =>
        (await product.ask(actorOf(world, judgeId), `{ myJudging { remindedAt round { id } } }`)).data as never as { myJudging: { remindedAt: string | null; round: { id: string } }[] };
      for (const judgeId of judgeIds) {
        const [queue] = (await remindedAt(judgeId)).myJudging.filter((one) => one.round.id === world.roundId);
        expect(queue!.remindedAt === null).toBe(judgeId === first!.judge_id);
      }
      const before = product.clock.now();
      product.clock.set(new Date(before.getTime() + 61 * 60_000));
      expect(await product.get(RemindJudges).execute(organiser, { roundId: world.roundId, judgeIds })).toBe(2);
      product.clock.set(before);
    });

    it('is sent by organisers alone, while the round is judging', async () => {
      const world = await aRoundInJudging(product, city, { judges: 3, entries: 1, rules: three });
      const input = { roundId: world.roundId, judgeIds: [world.judges[0]!.accountId] };
      for (const actor of [auditor, world.judges[0]!.actor]) await expect(product.get(RemindJudges).execute(actor, input)).rejects.toBeInstanceOf(NotAllowed);
      await close(world, '到时');
      await expect(product.get(RemindJudges).execute(organiser, input)).rejects.toBeInstanceOf(RoundNotInPhase);
    });
  });

  describe('the marks of others', () => {
    it('are sealed until judging has ended, then read by officers and auditors, every reading in the ledger', async () => {
      const world = await aJudgedRound(product, city, { judges: 3, entries: 2, rules: three });
      for (const actor of [organiser, auditor]) await expect(product.get(ReadSealedMarks).execute(actor, { roundId: world.roundId })).rejects.toBeInstanceOf(MarksStillSealed);
      await close(world);
      const read = `mutation ($input: ReadSealedMarksInput!) { readSealedMarks(input: $input) { ... on SealedMarks { sheets { sheetId entryCode judgeName state marks { criterion value } } } ... on Refusal { code } } }`;
      const answer = await product.ask(auditor, read, { input: { roundId: world.roundId } });
      expect((answer.data as never as { readSealedMarks: { sheets: object[] } }).readSealedMarks.sheets).toHaveLength(6);
      expect(await product.get(ReadSealedMarks).execute(organiser, { roundId: world.roundId, entryId: world.entryIds[0]! })).toHaveLength(3);
      const events = await product.reader.rows<{ content: string }>(`select content from ledger_event where chain = $1 and type = 'judging.marks.read' order by seq`, [`round:${world.roundId}`]);
      expect(events.map((event) => (JSON.parse(event.content) as { body: object }).body)).toEqual([
        { reader: auditor.accountId, round: world.roundId, count: 6 }, { reader: organiser.accountId, round: world.roundId, count: 3 },
      ]);
    });

    it('are read by nobody else, and of no round that is not there', async () => {
      const world = await aJudgedRound(product, city, { judges: 3, entries: 1, rules: three });
      await close(world);
      for (const actor of [world.judges[0]!.actor, anActor({ district_organiser: city.districtA }), anActor({ unit_cadre: city.enterprises[0] })])
        await expect(product.get(ReadSealedMarks).execute(actor, { roundId: world.roundId })).rejects.toBeInstanceOf(NotAllowed);
      await expect(product.get(ReadSealedMarks).execute(organiser, { roundId: 'no round' })).rejects.toBeInstanceOf(NotFound);
    });
  });
});
