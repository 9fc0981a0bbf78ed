import { describe, expect, it } from '@jest/globals';
import type { BrowserContext } from 'playwright-core';
import { collectFewWorks, fiveSmallCity } from './support/few-works';
import { JUDGES, type PlannedWork } from './support/five-small-month';
import { advance, step } from './support/office';
import { handIn, sheetsOf } from './support/other-sheets';
import { DESKTOP, type Screen } from './support/screen';
import { onOwnCity } from './support/stage';

const ROUND = '2026年4月';
/** A name that stands nowhere else: in the unit's, the persons' and the works' own, and in what they wrote. */
const CANARY = '金丝雀';
const UNIT = `${CANARY}钢铁集团`;
const authorOf = (kind: string) => `${CANARY}${kind}匠`;
const WORKS: readonly PlannedWork[] = ['小发明', '小创造', '小革新'].map((kind) => ({
  kind, title: `${CANARY}${kind}成果`, mark: 0, content: { measure: `${UNIT}的${authorOf(kind)}带领班组完成${CANARY}${kind}成果，停机减半。` },
}));
const CODES = ['001', '002', '003'];

/** Everything the network brings to a browser, the pages' own programs too; what the service worker fetches is among it. */
function listenTo(context: BrowserContext): () => Promise<readonly string[]> {
  const heard: Promise<string>[] = [];
  context.on('response', (response) => {
    if (!/event-stream|image|font/.test(response.headers()['content-type'] ?? '')) heard.push(response.text().catch(() => ''));
  });
  return () => Promise.all(heard);
}

describe('a round judged blind, and how the names come back', () => {
  const stage = onOwnCity(async (product) => {
    const few = await collectFewWorks(product, { works: WORKS, city: fiveSmallCity({ unit: UNIT, author: authorOf }), rules: ({ judging }) => (judging.isBlind = true) });
    await few.month.advance(few.organiser, 'reviewing', '本月作品已收齐');
    await few.month.appoint(few.organiser);
    await few.month.advance(few.organiser, 'judging');
    return few;
  });
  const openRound = (screen: Screen, search: string): Promise<void> => screen.open(`/office/rounds/${stage.world.roundId}?${search}`);

  it('the judge meets numbers alone: no name on any page, in any answer of the network, or kept on the device', () =>
    stage.screens.picturing(async () => {
      const screen = await stage.screens.take('pingwei1', DESKTOP);
      const { page } = screen;
      const heard = listenTo(page.context());
      const seen: string[] = [];
      await screen.signIn('pingwei1');
      await screen.open('/judge');
      await page.getByText('盲评').first().waitFor();
      await page.getByRole('link', { name: '阅读并签署声明' }).click();
      // whoever is known to take part is named by the judge: nothing is offered to choose from
      await page.getByRole('button', { name: '添加一项关系' }).click();
      await page.getByLabel('姓名或作品名称').fill('匠');
      await screen.settled();
      seen.push(await page.getByRole('main').innerText());
      await page.getByRole('button', { name: '不添加' }).click();
      await page.getByRole('checkbox').check();
      await page.getByRole('button', { name: '签署声明' }).click();
      await screen.isTold('声明已签署，队列已打开');
      await page.getByRole('link', { name: '开始评审' }).click();
      for (const code of CODES) {
        await page.getByRole('region', { name: '队列' }).getByRole('link', { name: new RegExp(code) }).click();
        await page.getByRole('heading', { name: code, exact: true }).waitFor();
        await page.getByText('＊＊').first().waitFor();
        for (const input of await page.getByRole('textbox', { name: /满分/ }).all()) await input.fill('88');
        await screen.isSound();
        await page.getByRole('button', { name: '锁定评分表' }).click();
        seen.push(await page.getByRole('main').innerText());
        await page.getByRole('button', { name: '确认锁定' }).click();
        await screen.isTold(`“${code}”已锁定`);
      }
      await screen.open('/judge');
      seen.push(await page.getByRole('main').innerText());
      const answers = (await heard()).filter((text) => text.includes('"data"'));
      expect(answers.length).toBeGreaterThan(10);
      expect(answers.some((text) => text.includes('＊＊'))).toBe(true);
      expect((await heard()).filter((text) => text.includes(CANARY))).toEqual([]);
      expect(seen.filter((text) => text.includes(CANARY))).toEqual([]);
      const sheets = await stage.product.rows(`select s.state from score_sheet s join account a on a.id = s.judge_id where a.username = 'pingwei1'`);
      expect(sheets).toEqual(CODES.map(() => ({ state: 'locked' })));
    }), 240_000);

  it('while judging goes on nobody opens the numbers', async () => {
    await stage.screens.as('shizong', DESKTOP, async (screen) => {
      await openRound(screen, 'step=judge&pane=blind');
      await screen.page.getByRole('heading', { name: '盲评：评委只看到编号' }).waitFor();
      await screen.page.getByText('评审结束、进入计分后可以申请').waitFor();
      expect(await screen.page.getByRole('button', { name: '申请开启' }).count()).toBe(0);
      await screen.isAccessible();
    });
    const refusal = await stage.world.organiser.refusalOf('requestDecoding(input: RequestDecodingInput!)', { input: { roundId: stage.world.roundId, reason: '想先看看' } });
    expect(refusal.code).toBe('ROUND_NOT_IN_PHASE');
    expect(await stage.product.rows('select 1 from decoding')).toEqual([]);
  }, 120_000);

  it('after judging the scores wait for the names: nothing is computed while they are sealed', async () => {
    for (const { username } of JUDGES.slice(1)) {
      const judge = await stage.world.city.signIn(username);
      for (const { sheetId } of await sheetsOf(judge, stage.world.roundId)) await handIn(judge, sheetId, 86);
    }
    await stage.screens.as('shizong', DESKTOP, async (screen) => {
      const { page } = screen;
      await openRound(screen, 'step=judge');
      await advance(screen, ROUND, '计分', '评分表已经全部锁定');
      await step(page, '计分').click();
      await page.getByRole('heading', { name: '评定之前，先由两人开启盲评编号' }).waitFor();
      await page.getByRole('button', { name: '启动计分' }).first().click();
      await page.getByRole('dialog').getByRole('button', { name: '启动计分' }).click();
      await page.getByRole('dialog').getByText('代码尚未由两人解开，不能计分和评定').waitFor();
      await screen.isSound();
    });
    expect(await stage.product.rows('select 1 from score_run')).toEqual([]);
  }, 180_000);

  it('one officer asks with a reason and cannot be the second as well', async () => {
    await stage.screens.as('shizong', DESKTOP, async (screen) => {
      const { page } = screen;
      await openRound(screen, 'step=compute');
      const keys = page.getByRole('region', { name: '两人开启盲评编号' });
      const ask = keys.getByRole('button', { name: '申请开启' });
      expect(await ask.isDisabled()).toBe(true);
      await keys.getByLabel('理由').fill('评分表已经全部锁定，需要评定名单');
      await ask.click();
      await screen.isTold('已申请开启，须由另一人确认');
      await keys.getByText('由 袁志行 申请，须由另一人开启').waitFor();
      expect(await keys.getByRole('button', { name: '开启编号' }).count()).toBe(0);
      await screen.isSound();
    });
    const { code, message } = await stage.world.organiser.refusalOf('confirmDecoding(roundId: ID!)', { roundId: stage.world.roundId });
    expect({ code, message }).toEqual({ code: 'SECOND_KEY_HOLDER_NEEDED', message: '解码由袁志行申请，须由另一人确认' });
    expect(await stage.product.rows('select 1 from decoding where confirmed_at is not null')).toEqual([]);
  }, 120_000);

  it('another officer opens them: each number has its name again, and the ranking is computed with names', async () => {
    await stage.screens.as('shizong2', DESKTOP, async (screen) => {
      const { page } = screen;
      await openRound(screen, 'step=compute');
      const keys = page.getByRole('region', { name: '两人开启盲评编号' });
      await keys.getByRole('button', { name: '开启编号' }).click();
      await keys.getByText('开启后名字立即恢复显示').waitFor();
      await keys.getByRole('button', { name: '贺知秋，确认开启' }).click();
      await screen.isTold('盲评编号已开启');
      await openRound(screen, 'step=judge&pane=blind');
      await page.getByRole('heading', { name: '盲评编号已由两人开启' }).waitFor();
      const rows = page.getByRole('table', { name: '编号与作品对照' }).getByRole('row');
      for (const code of CODES) await rows.filter({ hasText: code }).filter({ hasText: CANARY }).first().waitFor();
      await screen.isAccessible();
      await step(page, '计分').click();
      await page.getByRole('button', { name: '启动计分' }).click();
      await page.getByRole('dialog').getByRole('button', { name: '启动计分' }).click();
      await page.getByText('从封存的计分结果生成名单').waitFor();
      await page.getByRole('row').filter({ hasText: WORKS[0]!.title }).filter({ hasText: '86.00' }).waitFor();
      await screen.isSound();
    });
  }, 180_000);

  it('anybody can draw the numbers again: the secret fits what was published before the first work came', async () => {
    const events = await stage.product.rows<{ type: string; content: string }>(
      `select type, content from ledger_event where chain = 'round:' || $1::text and type ~ '^judging.(codes|decoding)' order by seq`, [stage.world.roundId]);
    expect(events.map(({ type }) => type)).toEqual(['judging.codes.committed', 'judging.codes.drawn', 'judging.decoding.requested', 'judging.decoding.confirmed']);
    const body = (at: number) => (JSON.parse(events[at]!.content) as { body: Record<string, string> }).body;
    expect(body(3).commitment).toBe(body(0).commitment);
    expect(body(3).secret).toMatch(/^[0-9a-f]{64}$/);
    expect(events[0]!.content).not.toContain(body(3).secret!);
    expect(new Set([body(3).requestedBy, body(3).confirmedBy]).size).toBe(2);
  });
});
