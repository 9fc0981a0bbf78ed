import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { NotAllowed, NotFound, shanghai } from '@jiangong/kernel';
import type { TestProduct } from '@jiangong/testing';
import { Holiday } from '../calendar/public';
import { RunSchedule } from '../rounds/public';
import { ReviseRules, RuleVersion } from '../rules/public';
import { RulesUnchanged, RuleReasonNeeded } from '../rules/rule.refusals';
import { someRules } from '../testing/rules.builder';
import { aSeason } from '../testing/season.builder';
import { organiser, others, startProgramme } from '../testing/world';
import { CreateSeason, SeasonExists } from './public';

let product: TestProduct;
beforeAll(async () => void (product = await startProgramme()));
afterAll(() => product.stop());

const count = async (sql: string, parameters: unknown[] = []): Promise<number> => (await product.reader.first<{ count: number }>(`select count(*)::int as count ${sql}`, parameters))!.count;
const feeds = `from round_feed f join round r on r.id = f.to_round_id join programme p on p.id = r.programme_id join season s on s.id = p.season_id where s.year = $1`;

describe('a season', () => {
  it('is made whole: rounds, feeds, first rule versions and the announced holidays', async () => {
    await aSeason(product);
    expect(await count(`from round r join programme p on p.id = r.programme_id join season s on s.id = p.season_id where s.year = $1 and r.phase = 'scheduled'`, [2026])).toBe(41);
    expect(await count(feeds, [2026])).toBe(16);
    expect(await count(`from rule_version where number = 1`)).toBe(5);
    expect(await count(`from holiday where day between '2026-01-01' and '2026-12-31'`)).toBe(39);
  });

  it('is made once: a second officer is told', async () => {
    const outcomes = await Promise.allSettled([1, 2, 3].map(() => product.get(CreateSeason).execute(organiser, { year: 2030, name: '2030年度' })));
    expect(outcomes.filter((one) => one.status === 'fulfilled')).toHaveLength(1);
    for (const one of outcomes) if (one.status === 'rejected') expect(one.reason).toBeInstanceOf(SeasonExists);
  });

  it('never overwrites a day that somebody corrected', async () => {
    await product.uow.run(organiser, {}, (tx) => tx.repo(Holiday).upsert({ day: '2025-10-10', kind: 'holiday', name: '城市活动' }, ['day']));
    await product.get(CreateSeason).execute(organiser, { year: 2025, name: '2025年度', plan: { programmes: [] } });
    expect(await count(`from holiday where day between '2025-01-01' and '2025-12-31'`)).toBe(1);
  });

  it('can be copied from a past one with its newest rules, calendar and feeds', async () => {
    const [month] = await product.reader.rows<{ programmeId: string }>(`select p.id as "programmeId" from programme p join season s on s.id = p.season_id where s.year = 2026 and p.code = 'star'`);
    await product.get(ReviseRules).execute(organiser, { programmeId: month!.programmeId, cadence: 'month', content: someRules({ intake: { unitPlaces: 3 } }), reason: '名额调整' });
    await product.get(CreateSeason).execute(organiser, { year: 2027, name: '2027年度', copyFromYear: 2026 });
    expect(await count(feeds, [2027])).toBe(16);
    const [may] = await product.reader.rows<{ name: string; reviewingAt: Date; unitPlaces: number }>(
      `select r.name, r.reviewing_at as "reviewingAt", (v.content -> 'intake' ->> 'unitPlaces')::int as "unitPlaces"
         from round r join programme p on p.id = r.programme_id join rule_version v on v.programme_id = p.id and v.cadence = 'month' where p.code = 'star' and r.code = '2027-05'`);
    expect(may).toEqual({ name: '2027年5月', reviewingAt: shanghai(2027, 5, 25, 18), unitPlaces: 3 });
    await expect(product.get(CreateSeason).execute(organiser, { year: 2028, name: '2028年度', copyFromYear: 1999 })).rejects.toThrow(NotFound);
    expect(await count(`from season where year = 2028`)).toBe(0);
  });

  it('only the city’s organisers and administrators make one', async () => {
    for (const actor of others) await expect(product.get(CreateSeason).execute(actor, { year: 2031, name: '2031年度' })).rejects.toThrow(NotAllowed);
  });

  it('opens by the clock: in the middle of May the tick has five months under way and the rest waiting', async () => {
    await product.get(RunSchedule).execute();
    const rows = await product.reader.rows<{ code: string; phase: string }>(
      `select r.code, r.phase from round r join programme p on p.id = r.programme_id join season s on s.id = p.season_id where s.year = 2026 and p.code = 'star' and r.phase <> 'scheduled' order by r.code`);
    expect(rows.map((row) => `${row.code} ${row.phase}`)).toEqual([
      '2026-01 judging', '2026-02 judging', '2026-03 judging', '2026-04 judging', '2026-05 collecting', '2026-Q1 collecting', '2026-Q2 collecting', '2026-Y collecting',
    ]);
  });
});

describe('rules', () => {
  it('a change is a new version with a reason and its hash in the ledger; the old one stays as it was', async () => {
    const [first] = await product.reader.rows<RuleVersion>(`select v.id, v.programme_id as "programmeId", v.content_hash as "contentHash" from rule_version v join programme p on p.id = v.programme_id join season s on s.id = p.season_id where s.year = 2030 and p.code = 'five_small'`);
    const revise = (reason: string, places: number) => product.get(ReviseRules).execute(organiser, { programmeId: first!.programmeId, cadence: 'month', content: someRules({ deciding: { places } }), reason });
    await expect(revise(' ', 3)).rejects.toThrow(RuleReasonNeeded);
    const second = await revise('名额调整', 3);
    expect([second.number, second.contentHash === first!.contentHash]).toEqual([2, false]);
    await expect(revise('再次提交', 3)).rejects.toThrow(RulesUnchanged);
    expect(await count(`from ledger_event where type = 'programme.rules.revised' and content like $1`, [`%${second.contentHash}%`])).toBe(1);
    expect(await count(`from rule_version where id = $1 and content_hash = $2`, [first!.id, first!.contentHash])).toBe(1);
  });

  it('two revisions at once take two numbers', async () => {
    const [programme] = await product.reader.rows<{ id: string }>(`select p.id from programme p join season s on s.id = p.season_id where s.year = 2030 and p.code = 'star'`);
    const versions = await Promise.all([4, 5, 6].map((places) => product.get(ReviseRules).execute(organiser, { programmeId: programme!.id, cadence: 'month', content: someRules({ deciding: { places } }), reason: '名额调整' })));
    expect(versions.map((one) => one.number).sort()).toEqual([2, 3, 4]);
  });

  it('only the city’s organisers write them', async () => {
    const [programme] = await product.reader.rows<{ id: string }>(`select id from programme limit 1`);
    for (const actor of others) await expect(product.get(ReviseRules).execute(actor, { programmeId: programme!.id, cadence: 'month', content: someRules(), reason: '试改' })).rejects.toThrow(NotAllowed);
  });
});
