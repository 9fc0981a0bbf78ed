import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { BadInput, newId, NotAllowed, NotFound, platformActor, type Actor } from '@jiangong/kernel';
import { EntriesModule, entriesEntities } from '@jiangong/entries';
import { anAcceptedEntry } from '@jiangong/entries/testing';
import { PeopleModule, peopleEntities } from '@jiangong/people';
import { aCity, aMember, type City } from '@jiangong/people/testing';
import { AdvanceRound, Preflight, ProgrammeModule, programmeEntities, RoundNotInPhase } from '@jiangong/programme';
import { aRound, putInPhase, someRules } from '@jiangong/programme/testing';
import { anActor, TestProduct } from '@jiangong/testing';
import { JudgingModule, judgingEntities } from '../judging.module';
import { AppointPanel } from '../panels/public';
import { JudgeNotOnPanel, JudgeRoleMissing, OneChairOnly, PanelFixed, PanelMissing } from '../panels/panel.refusals';
import { SheetsMissing } from '../sheets/sheet.refusals';
import { AbstainSheet, SaveMark } from '../sheets/public';
import { aJudge, aJudgedRound, aPanelledRound, aRoundInJudging, sheetOf, signAll, type JudgedWorld } from '../testing';
import { EntriesUncovered, JudgeAlreadyAssigned, JudgeInConflict } from './assignment.refusals';
import { AssignByHand, AssignEntries, AssignMany } from './public';

jest.setTimeout(30_000);

describe('panels and assignments', () => {
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
    organiser = anActor({ city_organiser: city.cityId });
    auditor = anActor({ auditor: city.cityId });
  });
  afterAll(() => product?.stop());

  const pairs = (roundId: string) => product.reader.rows<{ entry_id: string; judge_id: string; state: string; reason: string }>(`select entry_id, judge_id, state, reason from assignment where round_id = $1 order by entry_id, judge_id`, [roundId]);
  const judgesOf = async (world: JudgedWorld, entryId: string) => (await pairs(world.roundId)).filter((row) => row.entry_id === entryId && row.state === 'active').map((row) => row.judge_id);
  const appoint = (roundId: string, accountIds: readonly string[], actor: Actor = organiser) =>
    product.get(AppointPanel).execute(actor, { roundId, judges: accountIds.map((accountId) => ({ accountId, role: 'judge' as const })) });
  const advance = (roundId: string, toPhase: 'judging' | 'computing', reason: string | null = null) => product.get(AdvanceRound).execute(organiser, { roundId, toPhase, reason, overrides: ['ENTRIES_UNCOVERED', 'SHEETS_MISSING', 'PANEL_MISSING'] });
  const panelQuery = `query ($roundId: ID!) { panel(roundId: $roundId) { version judges { accountId role assigned locked conflicts organizationName } assignmentSummary { entries complete perEntry minLoad maxLoad isConnected } abilities { canAppoint canAssign } } }`;

  describe('a panel', () => {
    it('is appointed by the city organiser and by nobody else', async () => {
      const { roundId } = await aRound(product.uow);
      const { accountId, actor } = await aJudge(product, city);
      for (const other of [auditor, actor, anActor({ district_organiser: city.districtA }), anActor({ unit_cadre: city.enterprises[0] })]) {
        await expect(appoint(roundId, [accountId], other)).rejects.toBeInstanceOf(NotAllowed);
      }
      expect((await appoint(roundId, [accountId])).version).toBe(1);
      await expect(appoint(newId(), [accountId])).rejects.toBeInstanceOf(NotFound);
    });

    it('holds accounts that are judges now, each once, with one chair at most', async () => {
      const { roundId } = await aRound(product.uow);
      const { accountId } = await aJudge(product, city);
      await expect(appoint(roundId, [accountId, accountId])).rejects.toBeInstanceOf(BadInput);
      await expect(appoint(roundId, [])).rejects.toBeInstanceOf(BadInput);
      await expect(appoint(roundId, [accountId, newId()])).rejects.toBeInstanceOf(JudgeRoleMissing);
      const second = await aJudge(product, city);
      const chairs = [accountId, second.accountId].map((id) => ({ accountId: id, role: 'chair' as const }));
      await expect(product.get(AppointPanel).execute(organiser, { roundId, judges: chairs })).rejects.toBeInstanceOf(OneChairOnly);
      await product.reader.rows(`update role_grant set to_at = now() - interval '1000 days' where account_id = $1`, [second.accountId]);
      await expect(appoint(roundId, [accountId, second.accountId])).rejects.toBeInstanceOf(JudgeRoleMissing);
    });

    it('gets a new version with every change, and knows who left', async () => {
      const { roundId } = await aRound(product.uow);
      const [first, second] = [await aJudge(product, city), await aJudge(product, city, city.enterprises[0])];
      await appoint(roundId, [first.accountId]);
      await appoint(roundId, [second.accountId]);
      const answer = await product.ask(auditor, panelQuery, { roundId });
      expect(answer.data).toMatchObject({ panel: { version: 2, judges: [{ accountId: second.accountId, organizationName: '红岩机械有限公司' }], abilities: { canAppoint: false, canAssign: false } } });
      const rows = await product.reader.rows(`select added_in_version, removed_in_version from panel_judge j join panel p on p.id = j.panel_id where p.round_id = $1 order by 1`, [roundId]);
      expect(rows).toEqual([{ added_in_version: 1, removed_in_version: 2 }, { added_in_version: 2, removed_in_version: null }]);
    });

    it('stands once sheets are out', async () => {
      const world = await aRoundInJudging(product, city);
      const extra = await aJudge(product, city);
      await expect(appoint(world.roundId, [...world.judges.map((judge) => judge.accountId), extra.accountId])).rejects.toBeInstanceOf(PanelFixed);
      await putInPhase(product.uow, world.roundId, 'published');
      await expect(appoint(world.roundId, [extra.accountId])).rejects.toBeInstanceOf(PanelFixed);
    });

    it('is seen by organisers and auditors, not by its judges', async () => {
      const world = await aPanelledRound(product, city);
      expect((await product.ask(world.judges[0]!.actor, panelQuery, { roundId: world.roundId })).errors).toHaveLength(1);
      expect((await product.ask(organiser, panelQuery, { roundId: newId() })).errors).toHaveLength(1);
      const candidates = await product.ask(organiser, `{ judgeCandidates { accountId } }`);
      expect((candidates.data as unknown as { judgeCandidates: { accountId: string }[] }).judgeCandidates.map((one) => one.accountId)).toEqual(expect.arrayContaining(world.judges.map((judge) => judge.accountId)));
    });
  });

  describe('an assignment', () => {
    it('gives every entry its judges and never crosses a conflict', async () => {
      const world = await aPanelledRound(product, city, { judges: 6, entries: 4 });
      const kin = await aJudge(product, city, city.team);
      await appoint(world.roundId, [...world.judges.map((judge) => judge.accountId), kin.accountId]);
      await product.get(AssignEntries).execute(organiser, { roundId: world.roundId });
      for (const entryId of world.entryIds) expect(await judgesOf(world, entryId)).toHaveLength(5);
      expect(await judgesOf(world, world.entryIds[0]!)).not.toContain(kin.accountId);
      expect(await product.reader.rows(`select kind, evidence from conflict where judge_id = $1 and is_hard order by kind`, [kin.accountId])).toEqual([
        { kind: 'recommender', evidence: '作品由评委所在的“红岩机械有限公司”推荐' },
        { kind: 'same_enterprise', evidence: '评委所在的“红岩机械有限公司总装一班”与参评单位“红岩机械有限公司”属于同一企业' },
      ]);
      const answer = await product.ask(organiser, panelQuery, { roundId: world.roundId });
      expect(answer.data).toMatchObject({ panel: { assignmentSummary: { entries: 4, complete: 4, perEntry: 5, isConnected: true }, abilities: { canAppoint: true, canAssign: true } } });
    });

    it('stays as it is when it is run again, and opens a sheet for every pair', async () => {
      const world = await aPanelledRound(product, city, { judges: 7, entries: 5 });
      await product.get(AssignEntries).execute(organiser, { roundId: world.roundId });
      const before = await pairs(world.roundId);
      await product.get(AssignEntries).execute(organiser, { roundId: world.roundId });
      expect(await pairs(world.roundId)).toEqual(before);
      const sheets = await product.reader.rows<{ count: number }>(`select count(*)::int as count from score_sheet where round_id = $1`, [world.roundId]);
      expect(sheets[0]!.count).toBe(25);
    });

    it('is taken from a judge who leaves the panel, blank sheet and all', async () => {
      const world = await aPanelledRound(product, city, { judges: 6, entries: 2 });
      await product.get(AssignEntries).execute(organiser, { roundId: world.roundId });
      const gone = (await judgesOf(world, world.entryIds[0]!))[0]!;
      await appoint(world.roundId, world.judges.map((judge) => judge.accountId).filter((id) => id !== gone));
      await product.get(AssignEntries).execute(organiser, { roundId: world.roundId });
      expect(await judgesOf(world, world.entryIds[0]!)).toHaveLength(5);
      expect(await judgesOf(world, world.entryIds[0]!)).not.toContain(gone);
      expect(await sheetOf(product, world.entryIds[0]!, gone)).toBeNull();
    });

    it('is refused with the names of the entries the panel cannot cover', async () => {
      const world = await aPanelledRound(product, city, { judges: 4, entries: 2 });
      const kin = await aJudge(product, city, city.enterprises[0]);
      await appoint(world.roundId, [...world.judges.map((judge) => judge.accountId), kin.accountId]);
      const refusal = await product.get(AssignEntries).execute(organiser, { roundId: world.roundId }).catch((error: unknown) => error);
      expect(refusal).toBeInstanceOf(EntriesUncovered);
      expect((refusal as InstanceType<typeof EntriesUncovered>).facts.entries).toMatchObject([{ entryId: world.entryIds[0], reason: 'too_few_eligible', lacking: 1 }]);
      expect(await pairs(world.roundId)).toEqual([]);
    });

    it('is previewed with what each judge would have and which pairs would move; the preview changes nothing', async () => {
      const world = await aPanelledRound(product, city, { judges: 6, entries: 2 });
      const preview = `query ($roundId: ID!) { assignmentPreview(roundId: $roundId) { ... on AssignmentMoves { madeCount releasedCount lostCount kept made { entryCode title judgeName reason } released { entryId judgeId reason wasBegun } loads { judgeId before gains gives after } } ... on Refusal { code facts } } }`;
      const ask = async () => ((await product.ask(organiser, preview, { roundId: world.roundId })).data as unknown as { assignmentPreview: { made: object[]; loads: { judgeId: string; after: number }[]; code?: string } }).assignmentPreview;
      const first = await ask();
      expect(first).toMatchObject({ madeCount: 10, releasedCount: 0, lostCount: 0, kept: 0, made: { length: 10 } });
      expect(first.loads.map(({ after }) => after).sort()).toEqual([1, 1, 2, 2, 2, 2]);
      expect(await pairs(world.roundId)).toEqual([]);
      const done = await product.ask(organiser, `mutation ($roundId: ID!) { assignEntries(roundId: $roundId) { ... on AssignedEntries { panel { assignmentSummary { complete } } moves { madeCount kept loads { judgeId before gains gives after } } } ... on Refusal { code } } }`, { roundId: world.roundId });
      expect(done.data).toMatchObject({ assignEntries: { panel: { assignmentSummary: { complete: 2 } }, moves: { madeCount: 10, kept: 0, loads: first.loads } } });
      expect(await ask()).toMatchObject({ madeCount: 0, releasedCount: 0, kept: 10 });
      const gone = (await judgesOf(world, world.entryIds[0]!))[0]!;
      await appoint(world.roundId, world.judges.map((judge) => judge.accountId).filter((id) => id !== gone));
      const second = await ask();
      expect(second).toMatchObject({ released: expect.arrayContaining([{ entryId: world.entryIds[0], judgeId: gone, reason: 'not_listed', wasBegun: false }]) });
      expect(second.loads.find(({ judgeId }) => judgeId === gone)).toMatchObject({ after: 0, gains: 0 });
      expect(await judgesOf(world, world.entryIds[0]!)).toContain(gone);
      await appoint(world.roundId, world.judges.slice(0, 4).map((judge) => judge.accountId));
      expect(await ask()).toMatchObject({ code: 'ENTRIES_UNCOVERED', facts: { perEntry: 5, entries: [{ lacking: 1 }, { lacking: 1 }] } });
      for (const actor of [auditor, world.judges[0]!.actor, anActor({ district_organiser: city.districtA })]) expect((await product.ask(actor, preview, { roundId: world.roundId })).errors).toHaveLength(1);
    });

    it('leaves a duty to the organiser where an entry came to have too few judges, on the board and with the panel, until it has enough', async () => {
      const world = await aRoundInJudging(product, city, { judges: 6, entries: 2 });
      const entryId = world.entryIds[0]!;
      const board = async (actor: Actor) => {
        const { data } = await product.ask(actor, `query ($id: ID!) { round(id: $id) { season { year } } }`, { id: world.roundId });
        const year = (data as unknown as { round: { season: { year: number } } }).round.season.year;
        const rows = (await product.ask(actor, `query ($year: Int!) { cycleBoard(year: $year) { cells { round { id } shortOfJudges } } }`, { year })).data as unknown as { cycleBoard: { cells: { round: { id: string }; shortOfJudges: number }[] }[] };
        return rows.cycleBoard.flatMap(({ cells }) => cells).find(({ round }) => round.id === world.roundId)?.shortOfJudges;
      };
      const panel = async () => (await product.ask(organiser, `query ($roundId: ID!) { panel(roundId: $roundId) { assignmentSummary { complete shortCount short { entryId assigned } } } }`, { roundId: world.roundId })).data;
      expect(await board(organiser)).toBe(0);
      expect(await panel()).toMatchObject({ panel: { assignmentSummary: { complete: 2, shortCount: 0, short: [] } } });
      const judgeId = (await judgesOf(world, entryId))[0]!;
      await product.get(AbstainSheet).execute(world.judges.find(({ accountId }) => accountId === judgeId)!.actor, { sheetId: (await sheetOf(product, entryId, judgeId))!, reasonCode: 'cannot_open' });
      expect(await board(organiser)).toBe(1);
      expect(await board(auditor)).toBe(1);
      expect(await board(anActor({ district_organiser: city.districtA }))).toBe(0);
      expect(await panel()).toMatchObject({ panel: { assignmentSummary: { complete: 1, shortCount: 1, short: [{ entryId, assigned: 4 }] } } });
      await product.get(AssignEntries).execute(organiser, { roundId: world.roundId });
      expect(await board(organiser)).toBe(0);
    });

    it('is made by the city organiser while the round is collecting, reviewing or judging', async () => {
      const world = await aPanelledRound(product, city);
      for (const actor of [auditor, world.judges[0]!.actor]) await expect(product.get(AssignEntries).execute(actor, { roundId: world.roundId })).rejects.toBeInstanceOf(NotAllowed);
      await putInPhase(product.uow, world.roundId, 'computing');
      await expect(product.get(AssignEntries).execute(organiser, { roundId: world.roundId })).rejects.toBeInstanceOf(RoundNotInPhase);
    });

    it('by hand needs a reason and a judge of the panel, and still refuses a conflict', async () => {
      const world = await aPanelledRound(product, city, { judges: 6, entries: 2 });
      const kin = await aJudge(product, city, city.enterprises[0]);
      await appoint(world.roundId, [...world.judges.map((judge) => judge.accountId), kin.accountId]);
      await advance(world.roundId, 'judging');
      const entryId = world.entryIds[0]!;
      const standing = await judgesOf(world, entryId);
      const free = world.judges.find((judge) => !standing.includes(judge.accountId));
      const hand = (judgeId: string, reason = '两位评委分差过大') => product.get(AssignByHand).execute(organiser, { roundId: world.roundId, entryId, judgeId, reason });
      await expect(hand(kin.accountId)).rejects.toBeInstanceOf(JudgeInConflict);
      await expect(hand((await aJudge(product, city)).accountId)).rejects.toBeInstanceOf(JudgeNotOnPanel);
      await expect(hand(free!.accountId, ' ')).rejects.toMatchObject({ code: 'ASSIGNMENT_REASON_NEEDED' });
      await hand(free!.accountId);
      expect(await judgesOf(world, entryId)).toHaveLength(6);
      expect(await sheetOf(product, entryId, free!.accountId)).not.toBeNull();
      await expect(hand(free!.accountId)).rejects.toBeInstanceOf(JudgeAlreadyAssigned);
    });

    it('of many pairs makes the good ones in one commit and gives the others back with why', async () => {
      const world = await aPanelledRound(product, city, { judges: 5, entries: 2 });
      const kin = await aJudge(product, city, city.enterprises[0]);
      await appoint(world.roundId, [...world.judges.map((judge) => judge.accountId), kin.accountId]);
      const [first, second] = world.entryIds;
      const outcome = await product.get(AssignMany).execute(platformActor, {
        roundId: world.roundId, reason: '按评分表导入',
        pairs: [{ entryId: first!, judgeId: kin.accountId }, { entryId: second!, judgeId: kin.accountId }, { entryId: first!, judgeId: world.judges[0]!.accountId }, { entryId: newId(), judgeId: kin.accountId }],
      });
      expect(outcome.assigned).toEqual([{ entryId: second, judgeId: kin.accountId, isNew: true }, { entryId: first, judgeId: world.judges[0]!.accountId, isNew: true }]);
      expect(outcome.refused.map((pair) => pair.refusal.code)).toEqual(['JUDGE_IN_CONFLICT', 'ENTRY_NOT_JUDGED']);
      await advance(world.roundId, 'judging');
      expect(await judgesOf(world, second!)).toContain(kin.accountId);
    });
  });

  describe('judging', () => {
    it('opens with a complete assignment, made in the same step', async () => {
      const world = await aPanelledRound(product, city);
      await advance(world.roundId, 'judging');
      for (const entryId of world.entryIds) expect(await judgesOf(world, entryId)).toHaveLength(5);
    });

    it('does not open without a panel, nor with one that cannot cover the entries unless a reason is given', async () => {
      const bare = await aPanelledRound(product, city, { judges: 0 });
      await expect(advance(bare.roundId, 'judging', '急')).rejects.toBeInstanceOf(PanelMissing);
      const small = await aPanelledRound(product, city, { judges: 3 });
      await expect(advance(small.roundId, 'judging')).rejects.toBeInstanceOf(EntriesUncovered);
      await product.get(AssignMany).execute(organiser, { roundId: small.roundId, reason: '三人小组', pairs: small.entryIds.flatMap((entryId) => small.judges.map((judge) => ({ entryId, judgeId: judge.accountId }))) });
      expect((await advance(small.roundId, 'judging', '三人小组')).phase).toBe('judging');
    });

    it('opens at once where no entry was accepted', async () => {
      const empty = await aPanelledRound(product, city, { judges: 0, entries: 0 });
      expect((await advance(empty.roundId, 'judging')).phase).toBe('judging');
      expect((await advance(empty.roundId, 'computing')).phase).toBe('computing');
    });

    it('gives judges the newest version of an entry', async () => {
      const world = await aPanelledRound(product, city);
      await product.get(AssignEntries).execute(organiser, { roundId: world.roundId });
      const versionId = newId();
      await product.reader.rows(`insert into entry_version (id, entry_id, number, content, content_hash, created_at) values ($1, $2, 2, '{}', '', now())`, [versionId, world.entryIds[0]]);
      await product.reader.rows(`update entry set version_number = 2 where id = $1`, [world.entryIds[0]]);
      await advance(world.roundId, 'judging');
      expect(await product.reader.rows(`select distinct entry_version_id as id from score_sheet where entry_id = $1`, [world.entryIds[0]])).toEqual([{ id: versionId }]);
    });

    it('closes when every entry has its locked sheets, or with a reason', async () => {
      const world = await aRoundInJudging(product, city);
      const refusal = await advance(world.roundId, 'computing').catch((error: unknown) => error);
      expect(refusal).toBeInstanceOf(SheetsMissing);
      expect((refusal as InstanceType<typeof SheetsMissing>).facts.entries).toHaveLength(3);
      expect((await advance(world.roundId, 'computing', '两位评委住院')).phase).toBe('computing');
      const judged = await aJudgedRound(product, city);
      expect((await advance(judged.roundId, 'computing')).phase).toBe('computing');
    });

    it('takes no mark that commits after the round has left it, however close', async () => {
      const world = await aRoundInJudging(product, city, { judges: 5, entries: 3 });
      const sheets = await product.reader.rows<{ id: string; judge_id: string }>(`select id, judge_id from score_sheet where round_id = $1`, [world.roundId]);
      const saves = sheets.map((sheet) => product.get(SaveMark).execute(world.judges.find((judge) => judge.accountId === sheet.judge_id)!.actor, { sheetId: sheet.id, criterion: 'skill', value: 80_000, revision: 0 }));
      const [, ...outcomes] = await Promise.allSettled([advance(world.roundId, 'computing', '到时'), ...saves]);
      const saved = outcomes.filter((one) => one.status === 'fulfilled').length;
      const marks = await product.reader.rows<{ count: number }>(`select count(*)::int as count from mark m join score_sheet s on s.id = m.sheet_id where s.round_id = $1`, [world.roundId]);
      expect(marks[0]!.count).toBe(saved);
      for (const one of outcomes) if (one.status === 'rejected') expect(one.reason).toBeInstanceOf(RoundNotInPhase);
    });

    it('re-balances after a conflict came to light: the begun sheet is voided, another judge takes over', async () => {
      const world = await aPanelledRound(product, city, { judges: 7, entries: 1 });
      await advance(world.roundId, 'judging');
      await signAll(product, world);
      const [entryId] = world.entryIds;
      const judgeId = (await judgesOf(world, entryId!))[0]!;
      const judge = world.judges.find((one) => one.accountId === judgeId)!;
      const sheetId = (await sheetOf(product, entryId!, judgeId))!;
      await product.get(SaveMark).execute(judge.actor, { sheetId, criterion: 'skill', value: 90_000, revision: 0 });
      await product.reader.rows(`update account set member_id = (select member_id from entry where id = $1) where id = $2`, [entryId, judgeId]);
      await product.get(AssignEntries).execute(organiser, { roundId: world.roundId });
      expect(await judgesOf(world, entryId!)).toHaveLength(5);
      expect(await judgesOf(world, entryId!)).not.toContain(judgeId);
      expect(await product.reader.rows(`select state, recusal_code from score_sheet where id = $1`, [sheetId])).toEqual([{ state: 'recused', recusal_code: 'conflict_found' }]);
    });

    it('is foreseen: a panel too small, entries nobody may judge', async () => {
      const world = await aPanelledRound(product, city, { judges: 0, entries: 0, rules: someRules() });
      const foresee = async () => (await product.get(Preflight).of(product.reader, world.round)).map((finding) => finding.code).filter((code) => code.includes('PANEL') || code.includes('CONFLICT'));
      expect(await foresee()).toEqual(['PANEL_MISSING']);
      const kin = await aJudge(product, city, city.enterprises[0]);
      await anAcceptedEntry(product, { roundId: world.roundId, categoryId: world.categories[0]!.id, memberId: await aMember(product, { organizationId: city.enterprises[0] }) });
      await appoint(world.roundId, [kin.accountId]);
      expect(await foresee()).toEqual(['PANEL_TOO_SMALL', 'ALL_JUDGES_IN_CONFLICT', 'PANEL_WITHOUT_CHAIR']);
      expect((await product.ask(organiser, panelQuery, { roundId: world.roundId })).data).toMatchObject({ panel: { judges: [{ conflicts: 1 }] } });
    });

    it('is told on the board: all sheets to the office, one’s own to a judge, none to a unit', async () => {
      const world = await aRoundInJudging(product, city, { year: 2027, entries: 2 });
      const board = async (actor: Actor) => {
        const answer = await product.ask(actor, `{ cycleBoard(year: 2027) { cells { round { id } judged toJudge } } }`);
        const rows = (answer.data as { cycleBoard: { cells: { round: { id: string }; judged: number; toJudge: number }[] }[] } | null)?.cycleBoard ?? [];
        return rows.flatMap((row) => row.cells).find((cell) => cell.round.id === world.roundId);
      };
      expect(await board(organiser)).toMatchObject({ judged: 0, toJudge: 10 });
      expect(await board(anActor({ unit_cadre: city.enterprises[0] }))).toMatchObject({ judged: 0, toJudge: 0 });
    });
  });
});
