import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { BLOCKED_TITLES, JudgedMonth, LIFE, PANEL, SPARE, SPREAD, titlesOf } from './support/judged-month';
import { signFor } from './support/other-sheets';
import { expectValue, give, goTo, markOf, openDesk, tab, untilOnDevice } from './support/phone-desk';
import { PHONE } from './support/screen';
import { onOwnCity } from './support/stage';
import type { Visitor } from './visitor';

interface Item {
  readonly sheetId: string;
  readonly title: string;
  readonly state: string;
}
interface Rubric {
  readonly code: string;
  readonly name: string;
  readonly measure: { readonly nominal: number } | null;
}

describe('a judge works through a queue, on a phone (J6)', () => {
  const stage = onOwnCity((product) => JudgedMonth.open(product));
  let judge: Visitor;

  beforeAll(async () => {
    judge = await stage.world.city.signIn('pingwei1');
  });

  async function itemsOf(visitor: Visitor): Promise<readonly Item[]> {
    const { myJudging } = await visitor.ask<{ myJudging: { items: Item[] }[] }>('{ myJudging { items { sheetId title state } } }');
    return myJudging.flatMap(({ items }) => items);
  }

  const rubricOf = async (visitor: Visitor, sheetId: string): Promise<readonly Rubric[]> =>
    (await visitor.ask<{ sheet: { rubric: Rubric[] } }>('query ($id: ID!) { sheet(id: $id) { rubric { code name measure { nominal } } } }', { id: sheetId })).sheet.rubric;

  it('before the declaration is signed nothing of the queue is to be seen; ties are declared, and the signature opens it', async () => {
    expect(await itemsOf(judge)).toEqual([]);
    await stage.screens.as('pingwei1', PHONE, async (screen) => {
      const { page } = screen;
      await screen.open('/judge');
      await page.getByText('打开评审队列之前，请先签署回避声明').waitFor();
      expect(await page.getByRole('main').innerText()).not.toContain('公开作品');
      await screen.isSound();
      await page.getByRole('link', { name: '阅读并签署声明' }).tap();
      await page.getByText('本人承诺').first().waitFor();
      for (const title of titlesOf('biaodi')) await declare(page, title);
      await screen.isSound();
      await page.getByRole('checkbox', { name: /申报上列 2 项关系/ }).check();
      await page.getByRole('button', { name: '签署声明' }).tap();
      await screen.isTold('声明已签署，队列已打开');
      await page.getByRole('link', { name: '开始评审' }).waitFor();
      await screen.isSound();
    });
    for (const username of PANEL.slice(1)) await signFor(await stage.world.city.signIn(username), stage.world.roundId);
  }, 240_000);

  /** What the platform keeps from the judge by itself is not offered here either. */
  async function declare(page: Page, title: string): Promise<void> {
    await page.getByRole('button', { name: '添加一项关系' }).tap();
    const search = page.getByRole('searchbox', { name: '输入姓名、作品或单位' });
    for (const hidden of ['罗同事', '萧学徒']) {
      await search.fill(hidden);
      await page.getByText('本轮没有找到').waitFor();
    }
    await search.fill(title);
    await page.getByRole('button', { name: title }).tap();
    await page.getByRole('radio', { name: '亲属' }).check();
    await page.getByRole('button', { name: '列入声明' }).tap();
  }

  it('the queue holds twenty-four of 120, and nothing of a blocked entry is to be found anywhere', async () => {
    const [{ accepted, assigned }] = await stage.product.rows<{ accepted: number; assigned: number }>(
      `select (select count(*)::int from entry where round_id = $1 and state = 'accepted') as accepted,
              (select count(*)::int from score_sheet s join account a on a.id = s.judge_id where s.round_id = $1 and a.username = 'pingwei1' and s.state = 'open') as assigned`, [stage.world.roundId]) as [{ accepted: number; assigned: number }];
    const items = await itemsOf(judge);
    expect({ accepted, assigned, seen: items.length }).toEqual({ accepted: 120, assigned: 24, seen: 24 });
    expect(items.map(({ title }) => title).filter((title) => BLOCKED_TITLES.includes(title))).toEqual([]);

    const blocked = await stage.product.rows<{ entryId: string; sheetId: string }>(
      `select e.id as "entryId", s.id as "sheetId" from entry e join score_sheet s on s.entry_id = e.id where e.round_id = $1 and e.title = any($2)`, [stage.world.roundId, BLOCKED_TITLES]);
    expect(new Set(blocked.map(({ entryId }) => entryId)).size).toBe(BLOCKED_TITLES.length);
    for (const { entryId, sheetId } of blocked) {
      for (const [query, id] of [['query ($id: ID!) { sheet(id: $id) { id } }', sheetId], ['query ($id: ID!) { entry(id: $id) { id title } }', entryId]] as const) {
        const { data, errors } = await judge.send<Record<string, unknown>>(query, { id });
        expect({ data: data ?? null, code: errors?.[0]?.extensions.code }).toEqual({ data: null, code: expect.stringMatching(/NOT_FOUND|NOT_ALLOWED/) });
      }
    }
    await stage.screens.as('pingwei1', PHONE, async (screen) => {
      await openDesk(screen);
      await tab(screen.page, '队列').tap();
      const seen = await screen.page.getByRole('main').innerText();
      expect(seen).toContain('0 / 24');
      for (const title of BLOCKED_TITLES) expect(seen).not.toContain(title);
      await screen.isSound();
    });
  }, 120_000);

  it('without a network marking goes on, through a reload and from entry to entry; on return all arrives in order', async () => {
    const [first, second] = await itemsOf(judge) as [Item, Item];
    const rubric = await rubricOf(judge, first.sheetId);
    const judged = rubric.filter(({ measure }) => measure === null).map(({ code }) => code);
    const given = [[first, LIFE.code, '28.3'], [first, judged[2]!, '88'], [second, judged[0]!, '91.5'], [first, judged[0]!, '90'], [first, judged[2]!, '89']] as const;
    await stage.screens.as('pingwei1', PHONE, async (screen) => {
      const { page } = screen;
      await openDesk(screen);
      await untilOnDevice(page, 24);
      await page.context().setOffline(true);
      for (const [at, [{ title }, code, mark]] of given.entries()) {
        await goTo(page, title);
        await give(page, code, mark);
        // The page is torn down in the middle of it, twice: once right after a key, before the typing has come to rest.
        if (at === 1) await page.reload();
        if (at === 2) {
          await markOf(page, judged[1]!).pressSequentially('77');
          await page.reload();
          await tab(page, '评分').tap();
          await expectValue(markOf(page, judged[1]!), '77');
        }
      }
      await page.getByText(/离线 · 5 项待同步/).waitFor();
      await page.context().setOffline(false);
      await page.getByRole('status').getByText('已保存').waitFor({ timeout: 60_000 });
    });
    const arrived = await stage.product.rows<{ title: string; criterion: string; value: number; measured: number | null }>(
      `select e.title, r.criterion, r.value, r.measured from mark_revision r join score_sheet s on s.id = r.sheet_id join entry e on e.id = s.entry_id
        where s.round_id = $1 and s.judge_id = (select id from account where username = 'pingwei1') order by r.saved_at, r.revision`, [stage.world.roundId]);
    expect(arrived).toEqual([
      { title: first.title, criterion: LIFE.code, value: 100_000, measured: 28_300 },
      { title: second.title, criterion: judged[0]!, value: 91_500, measured: null },
      { title: second.title, criterion: judged[1]!, value: 77_000, measured: null },
      { title: first.title, criterion: judged[0]!, value: 90_000, measured: null },
      { title: first.title, criterion: judged[2]!, value: 89_000, measured: null },
    ]);
  }, 240_000);

  it('a mark given meanwhile on another device is not written over: both are shown, and the judge chooses', async () => {
    const [, , third] = await itemsOf(judge) as [Item, Item, Item];
    const [{ code }] = await rubricOf(judge, third.sheetId) as [Rubric];
    const standing = async () => (await judge.ask<{ sheet: { marks: { criterion: string; value: number }[] } }>('query ($id: ID!) { sheet(id: $id) { marks { criterion value } } }', { id: third.sheetId })).sheet.marks;
    await stage.screens.as('pingwei1', PHONE, async (screen) => {
      const { page } = screen;
      await openDesk(screen);
      await goTo(page, third.title);
      await page.context().setOffline(true);
      await give(page, code, '80');
      await page.getByText(/离线 · 1 项待同步/).waitFor();
      await judge.act('saveSheet(input: SaveSheetInput!)', { input: { sheetId: third.sheetId, marks: { [code]: 85_000 } } });
      await page.context().setOffline(false);
      await page.getByText('这一项已在另一台设备上打过分').waitFor({ timeout: 60_000 });
      expect(await standing()).toEqual([{ criterion: code, value: 85_000 }]);
      await page.getByRole('button', { name: '用那边的 85' }).waitFor();
      await page.getByRole('button', { name: '用这里的 80' }).tap();
      await page.getByRole('status').getByText('已保存').waitFor();
    });
    expect(await standing()).toEqual([{ criterion: code, value: 80_000 }]);
  }, 120_000);

  it('abstaining takes a reason, and the entry leaves the queue', async () => {
    const before = await itemsOf(judge);
    const { title, sheetId } = before.at(-1)!;
    await stage.screens.as('pingwei1', PHONE, async (screen) => {
      const { page } = screen;
      await openDesk(screen);
      await goTo(page, title);
      await page.getByRole('button', { name: '弃权', exact: true }).tap();
      const form = page.getByRole('form', { name: '对这件作品弃权' });
      const act = form.getByRole('button', { name: '确认弃权' });
      expect(await act.isDisabled()).toBe(true);
      await form.getByRole('radio', { name: '超出本人专业' }).check();
      await screen.isSound();
      await act.tap();
      await screen.isTold('已弃权');
      await screen.isSound();
    });
    expect((await itemsOf(judge)).map((item) => item.sheetId)).toEqual(before.map((item) => item.sheetId).filter((id) => id !== sheetId));
    expect(await stage.product.rows('select state, abstention_code as code from score_sheet where id = $1', [sheetId])).toEqual([{ state: 'abstained', code: 'not_competent' }]);
  }, 120_000);

  it('after the lock a change needs a reason, and stays on record with both values', async () => {
    const [, , third] = await itemsOf(judge) as [Item, Item, Item];
    const rubric = await rubricOf(judge, third.sheetId);
    const [{ code, name }] = rubric as [Rubric];
    await stage.screens.as('pingwei1', PHONE, async (screen) => {
      const { page } = screen;
      await openDesk(screen);
      await goTo(page, third.title);
      for (const line of rubric) await give(page, line.code, line.measure ? '28' : '92');
      const lock = page.getByRole('button', { name: '锁定评分表' });
      await page.getByRole('status').getByText('已保存').waitFor();
      await lock.tap();
      await page.getByText('锁定后计入结果').waitFor();
      await screen.isSound();
      await page.getByRole('button', { name: '确认锁定' }).tap();
      await screen.isTold(`“${third.title}”已锁定`);
      await goTo(page, third.title);
      await page.getByRole('region', { name: new RegExp(name) }).getByRole('button', { name: '更正' }).tap();
      await page.getByLabel('新的分数').fill('93');
      const amend = page.getByRole('button', { name: '提交更正' });
      expect(await amend.isDisabled()).toBe(true);
      await page.getByLabel('更正理由').fill('核对证明材料后更正');
      await amend.tap();
      await screen.isTold(`${name}已更正为 93`);
      await screen.isSound();
    });
    const amend = 'amendMark(input: AmendMarkInput!)';
    expect(await judge.failureOf(amend, { input: { sheetId: third.sheetId, criterion: code, value: 94_000, reason: ' ' } })).toBe('BAD_INPUT');
    const record = await stage.product.rows('select previous, value, reason from mark_revision where sheet_id = $1 and reason is not null', [third.sheetId]);
    expect(record).toEqual([{ previous: 92_000, value: 93_000, reason: '核对证明材料后更正' }]);
  }, 180_000);

  it('judges who differ by more than the rules allow call for a further judge, and closing waits for that', async () => {
    const locked = (await itemsOf(judge)).find(({ state }) => state === 'locked')!;
    const others = await stage.product.rows<{ username: string; sheetId: string }>(
      `select a.username, s.id as "sheetId" from score_sheet s join account a on a.id = s.judge_id
        where s.entry_id = (select entry_id from score_sheet where id = $1) and s.id <> $1 and s.state = 'open' order by a.username`, [locked.sheetId]);
    expect(others).toHaveLength(4);
    await handIn(others[0]!.username, others[0]!.sheetId, 70);
    const { spreadAlarms } = await stage.world.organiser.ask<{ spreadAlarms: { id: string; title: string; state: string; spread: number; limit: number }[] }>(
      'query ($id: ID!) { spreadAlarms(roundId: $id) { id title state spread limit } }', { id: stage.world.roundId });
    expect(spreadAlarms).toMatchObject([{ title: locked.title, state: 'open', limit: SPREAD.limit }]);
    expect(spreadAlarms[0]!.spread).toBeGreaterThan(SPREAD.limit);
    const close = { input: { roundId: stage.world.roundId, toPhase: 'computing', reason: '尝试提前结束评审', overrides: ['SHEETS_MISSING', 'SPREADS_UNSETTLED'] } };
    expect((await stage.world.organiser.refusalOf('advanceRound(input: AdvanceRoundInput!)', close)).code).toBe('SPREADS_UNSETTLED');
    expect(await judge.failureOf('callFurtherJudge(alarmId: ID!)', { alarmId: spreadAlarms[0]!.id })).toBe('NOT_ALLOWED');
    await stage.world.organiser.act('callFurtherJudge(alarmId: ID!)', { alarmId: spreadAlarms[0]!.id });
    const sheets = await stage.product.rows<{ username: string }>(
      `select a.username from score_sheet s join account a on a.id = s.judge_id where s.entry_id = (select entry_id from score_sheet where id = $1) and s.state in ('open', 'locked')`, [locked.sheetId]);
    expect(sheets).toHaveLength(6);
    const known = new Set(['pingwei1', ...others.map(({ username }) => username)]);
    const [further] = sheets.filter(({ username }) => !known.has(username)) as [{ username: string }];
    expect((await itemsOf(await stage.world.city.signIn(further.username))).map(({ title }) => title)).toContain(locked.title);
  }, 120_000);

  /** A whole sheet with the same mark everywhere, measured where something is to be measured. */
  async function handIn(username: string, sheetId: string, points: number): Promise<void> {
    const visitor = await stage.world.city.signIn(username);
    const rubric = await rubricOf(visitor, sheetId);
    const marks = Object.fromEntries(rubric.filter(({ measure }) => !measure).map(({ code }) => [code, points * 1_000]));
    const measured = Object.fromEntries(rubric.flatMap(({ code, measure }) => (measure ? [[code, measure.nominal]] : [])));
    await visitor.act('saveSheet(input: SaveSheetInput!)', { input: { sheetId, marks, measured } });
    await visitor.act('lockSheet(id: ID!)', { id: sheetId });
  }

  it('a judge is added in the middle of judging only together with a new balance, and with a reason', async () => {
    const before = await itemsOf(judge);
    expect(await stage.world.appoint([...PANEL, SPARE])).toMatchObject({ __typename: 'Refusal', code: 'PANEL_FIXED' });
    expect(await stage.world.appoint([...PANEL, SPARE], { rebalance: true, reason: ' ' })).toMatchObject({ __typename: 'Refusal', code: 'PANEL_REASON_NEEDED' });
    expect(await stage.world.appoint([...PANEL, SPARE], { rebalance: true, reason: '一位评委负担过重' })).toMatchObject({ __typename: 'Panel' });
    const spare = await stage.world.city.signIn(SPARE);
    await signFor(spare, stage.world.roundId);
    expect((await itemsOf(spare)).length).toBeGreaterThan(0);
    // What the judge has begun or locked stays where it is.
    const after = new Set((await itemsOf(judge)).map(({ sheetId }) => sheetId));
    for (const { sheetId } of before.slice(0, 3)) expect(after).toContain(sheetId);
  }, 120_000);
});
