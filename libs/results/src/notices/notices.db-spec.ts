import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { EntriesModule, entriesEntities } from '@jiangong/entries';
import { JudgingModule, judgingEntities } from '@jiangong/judging';
import { NotAllowed, platformActor, sha256, shanghai, visitor, type Actor } from '@jiangong/kernel';
import { PeopleModule, peopleEntities } from '@jiangong/people';
import { aCity, anAccount, anActorOf, type City } from '@jiangong/people/testing';
import { OBJECT_STORE, type ObjectStore } from '@jiangong/platform';
import { ProgrammeModule, programmeEntities, RoundWalk } from '@jiangong/programme';
import { someRules } from '@jiangong/programme/testing';
import { anActor, TestProduct } from '@jiangong/testing';
import { ResultsModule, resultsEntities, resultsInvariants } from '../index';
import { VoidDecision } from '../publications/public';
import { DecideRound } from '../selection/public';
import { aMarkedRound, aScoredRound, scoreRoundNow, signAsSeen, twoOfficers } from '../testing';
import { CloseNotices, SaveNoticeContact } from './public';

interface Seen {
  readonly id: string; readonly number: string; readonly title: string; readonly issuer: string; readonly state: string; readonly lastDay: string; readonly closesAt: string; readonly winners: number; readonly workingDays: number; readonly decideWithinDays: number;
  readonly compliance: readonly { code: string; isMet: boolean }[];
  readonly contact: { readonly group: string; readonly phone: string };
  readonly categories: readonly { name: string; places: readonly { name: string; organizationName: string; post: string; deeds: string; title: string }[] }[];
}

const FIELDS = 'id number title issuer state lastDay closesAt winners workingDays decideWithinDays compliance { code isMet } contact { group phone } categories { name places { name organizationName post deeds title } }';

describe('public notices', () => {
  let product: TestProduct;
  let city: City;
  const OPENED = shanghai(2026, 4, 29, 15);
  const rules = someRules({ notice: { workingDays: 5 } });

  beforeAll(async () => {
    product = await TestProduct.start({
      modules: [PeopleModule, ProgrammeModule, EntriesModule, JudgingModule, ResultsModule],
      entities: [...peopleEntities, ...programmeEntities, ...entriesEntities, ...judgingEntities, ...resultsEntities],
    });
    city = await aCity(product);
    // Labour Day 2026: Friday to Tuesday, made up for on Saturday the 9th
    for (const day of ['2026-05-01', '2026-05-04', '2026-05-05']) await product.reader.rows(`insert into holiday (day, kind, name) values ($1, 'holiday', '劳动节') on conflict do nothing`, [day]);
    await product.reader.rows(`insert into holiday (day, kind, name) values ('2026-05-09', 'workday', '调休') on conflict do nothing`);
  });
  afterAll(() => product?.stop());

  async function noticed(at = OPENED): Promise<{ roundId: string; runId: string }> {
    product.clock.set(at);
    const { roundId, runId } = await aScoredRound(product, city, { rules, entries: 4 });
    await product.get(DecideRound).execute(platformActor, { roundId, runId });
    return { roundId, runId };
  }
  const ofRound = async (roundId: string, actor: Actor = visitor): Promise<Seen> =>
    ((await product.ask(actor, `query ($id: ID!) { round(id: $id) { notice { ${FIELDS} } } }`, { id: roundId })).data as unknown as { round: { notice: Seen } }).round.notice;
  const one = async (id: string): Promise<Seen> => ((await product.ask(visitor, `query ($id: ID!) { notice(id: $id) { ${FIELDS} } }`, { id })).data as unknown as { notice: Seen }).notice;
  const running = async (): Promise<string[]> => ((await product.ask(visitor, `{ runningNotices { id } }`)).data as unknown as { runningNotices: { id: string }[] }).runningNotices.map(({ id }) => id);

  it('begins with the decision and lasts five working days, over a holiday and with the made-up Saturday counted', async () => {
    const { roundId } = await noticed();
    const notice = await ofRound(roundId);
    // 30 April, 6, 7, 8 and 9 May
    expect(notice).toMatchObject({ state: 'open', lastDay: '2026-05-09', winners: 4 });
    expect(new Date(notice.closesAt)).toEqual(shanghai(2026, 5, 10));
    expect(notice.number).toMatch(/^〔2026〕第\d+号$/);
    expect(await running()).toContain(notice.id);
  });

  it('that began anew with a corrected list says how many working days it stands there in all', async () => {
    const { roundId } = await noticed();
    expect((await ofRound(roundId)).workingDays).toBe(5);
    product.clock.set(shanghai(2026, 5, 7, 10));
    await product.uow.run(platformActor, {}, (tx) => product.get(RoundWalk).renewNotice(tx, roundId));
    // 30 April, 6, 7, 8, 9, 11, 12, 13 May
    expect(await ofRound(roundId)).toMatchObject({ lastDay: '2026-05-13', workingDays: 8 });
  });

  it('is closed by the clock, to the second, and its end is written down once', async () => {
    const { roundId } = await noticed();
    const { id } = await ofRound(roundId);
    product.clock.set(shanghai(2026, 5, 9, 23, 59, 59));
    expect((await one(id)).state).toBe('open');
    await product.get(CloseNotices).execute(platformActor);
    product.clock.set(shanghai(2026, 5, 10));
    expect((await one(id)).state).toBe('closed');
    expect(await running()).not.toContain(id);
    await product.get(CloseNotices).execute(platformActor);
    await product.get(CloseNotices).execute(platformActor);
    const types = (await product.reader.rows<{ type: string }>(`select type from ledger_event where chain = $1 and type like 'results.notice.%' order by seq`, [`round:${roundId}`])).map(({ type }) => type);
    expect(types).toEqual(['results.notice.opened', 'results.notice.closed']);
  });

  it('shows everybody name, unit, post and deeds by category, and nothing else that was handed in', async () => {
    product.clock.set(OPENED);
    const { roundId, entryIds } = await aMarkedRound(product, city, [{ category: 'labour', points: [90, 90, 90, 90, 90], name: '卢永志' }], { rules });
    await product.reader.rows(`update entry_version set content = $2 where entry_id = $1`, [entryIds[0], JSON.stringify({ deeds: '现年38岁，电话13983334455，身份证510212198801011234。三年无差错。', post: '钳工班班长', secret: '不公开' })]);
    await product.get(DecideRound).execute(platformActor, { roundId, runId: await scoreRoundNow(product, roundId) });
    const notice = await ofRound(roundId);
    expect(notice.categories).toHaveLength(1);
    expect(notice.categories[0]!.places[0]).toMatchObject({ name: '卢永志', organizationName: expect.any(String) });
    const said = JSON.stringify(notice);
    expect(said).toContain('三年无差错');
    for (const hidden of ['13983334455', '510212198801011234', '38岁', '不公开']) expect(said).not.toContain(hidden);
  });

  it('its paper is drawn once for what it says, however often it is asked for, and anew when that changes', async () => {
    const { roundId } = await noticed();
    const { id } = await ofRound(roundId);
    const base = await product.listen();
    const download = async (): Promise<string> => sha256(Buffer.from(await (await fetch(`${base}/files/notices/${id}/notice.pdf`)).arrayBuffer()).toString('base64'));
    const kept = async (): Promise<string[]> => {
      const keys = [];
      for await (const { key } of product.get<ObjectStore>(OBJECT_STORE as never).list(`notices/${id}`)) keys.push(key);
      return keys;
    };
    const all = await Promise.all([download(), download(), download()]);
    expect(new Set(all).size).toBe(1);
    const [first] = await kept();
    expect([await download(), await kept()]).toEqual([all[0], [first]]);
    product.clock.set(shanghai(2026, 5, 7, 10));
    await product.uow.run(platformActor, {}, (tx) => product.get(RoundWalk).renewNotice(tx, roundId));
    expect(await download()).not.toBe(all[0]);
    const after = await kept();
    expect([after.length, after[0] === first]).toEqual([1, false]);
    expect((await fetch(`${base}/files/notices/${roundId}/notice.pdf`)).status).toBe(404);
  });

  it('numbers have no gap: however many lists are decided at once, and none is lost with one that fails', async () => {
    product.clock.set(OPENED);
    const worlds = [];
    for (let at = 0; at < 4; at++) worlds.push(await aScoredRound(product, city, { rules, entries: 2 }));
    const twice = worlds.flatMap((world) => [world, world]);
    const outcomes = await Promise.allSettled(twice.map(({ roundId, runId }) => product.get(DecideRound).execute(platformActor, { roundId, runId })));
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(4);
    const serials = (await product.reader.rows<{ serial: number }>('select serial from notice where year = 2026 order by serial')).map(({ serial }) => serial);
    expect(serials).toEqual(serials.map((_, at) => at + 1));
  });

  it('a list taken back takes its notice with it: the number stays used, nobody is shown any more', async () => {
    const { roundId, runId } = await noticed();
    const first = await ofRound(roundId);
    await product.get(VoidDecision).execute(platformActor, { roundId, reason: '材料须核实' });
    expect(await one(first.id)).toMatchObject({ state: 'withdrawn', number: first.number, categories: [], winners: 0 });
    await product.get(DecideRound).execute(platformActor, { roundId, runId });
    const second = await ofRound(roundId);
    expect([second.state, second.number === first.number]).toEqual(['open', false]);
  });

  it('a published list keeps its notice as published', async () => {
    const { roundId } = await noticed();
    const { id } = await ofRound(roundId);
    product.clock.set(shanghai(2026, 5, 11, 9));
    for (const officer of await twoOfficers(product, city)) await signAsSeen(product, officer, roundId);
    expect((await one(id)).state).toBe('published');
  });

  it('there is none where the rules ask for no days', async () => {
    const { roundId, runId } = await aScoredRound(product, city, { entries: 2 });
    await product.get(DecideRound).execute(platformActor, { roundId, runId });
    expect(await ofRound(roundId)).toBeNull();
  });

  it('carries who issued it and where to object, as they were on the day it was opened', async () => {
    const contact = { version: 0, issuer: '重庆市总工会', basis: '', group: '市总工会机关纪委', address: '渝中区人民路1号', phone: '023-63860000', hours: '工作日 9:00–17:00', decideWithinDays: 5 };
    const organiser = await anActorOf(product, await anAccount(product, { roles: { city_organiser: city.cityId } }));
    await product.get(SaveNoticeContact).execute(organiser, contact);
    const { roundId } = await noticed();
    await product.get(SaveNoticeContact).execute(organiser, { ...contact, version: 1, phone: '023-63869999', decideWithinDays: 20 });
    expect(await ofRound(roundId)).toMatchObject({ issuer: '重庆市总工会', decideWithinDays: 5, contact: { group: '市总工会机关纪委', phone: '023-63860000' } });
    await expect(product.get(SaveNoticeContact).execute(organiser, contact)).rejects.toMatchObject({ code: 'NOTICE_CONTACT_CHANGED' });
  });

  it('who may write what stands under a notice: city organisers and administrators; no district, auditor or discipline officer', async () => {
    const at = { version: 2, issuer: '甲', basis: '', group: '乙', address: '', phone: '', hours: '', decideWithinDays: 3 };
    for (const role of ['district_organiser', 'auditor', 'discipline', 'unit_cadre'] as const) await expect(product.get(SaveNoticeContact).execute(anActor({ [role]: city.cityId }), at)).rejects.toBeInstanceOf(NotAllowed);
    await expect(product.get(SaveNoticeContact).execute(await anActorOf(product, await anAccount(product, { roles: { administrator: city.cityId } })), at)).resolves.toBeUndefined();
  });

  it('leaves every invariant of this stage whole', async () => {
    for (const { name, broken } of resultsInvariants) expect([name, await product.reader.rows(broken)]).toEqual([name, []]);
  });
});
