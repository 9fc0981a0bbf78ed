import { describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { advance, step } from './support/office';
import { handIn, sheetsOf } from './support/other-sheets';
import { DESKTOP, PHONE, TABLET, type Screen } from './support/screen';
import { onSampleSeason } from './support/stage';
import type { Visitor } from './visitor';

const PASSWORD = 'jiangong-2026';
const KIND = '劳动之星';
const ROUND = '2026年5月';
const JUDGES = ['pingwei', ...Array.from({ length: 8 }, (_one, at) => `pingwei${at + 2}`)];
const DEEDS = '2026年4月，冲压线模具连续两次拉裂，她带领班组连夜排查，重新核定压边力并修订点检表，停机时间由每月11小时降到2小时。';

/** The work of one recommendation, told as its people see it: everything happens on their screens. */
describe('a recommendation becomes a star, in the browser', () => {
  const stage = onSampleSeason();
  /** Whom the unit puts forward. */
  let hero = '';
  let roundId = '';
  const judges = new Map<string, Visitor>();

  it('on a phone, the unit recommends one of its members', () =>
    stage.screens.as('danwei', PHONE, async (screen) => {
      const { page } = screen;
      await page.getByRole('link', { name: '推荐职工' }).click();
      await page.getByRole('heading', { name: '推荐职工' }).waitFor();
      await page.getByRole('radio', { name: KIND }).check();
      await page.getByRole('searchbox', { name: '输入姓名或工号' }).fill('1005002');
      const found = page.getByRole('button', { name: /1005002/ });
      hero = (await found.getByRole('strong').innerText()).trim();
      await found.click();
      await page.getByRole('heading', { name: `推荐 ${hero} 参评${KIND}` }).waitFor();
      await screen.isSound();
      await page.getByRole('button', { name: '提交推荐' }).click();
      await page.getByText('请填写这一项').waitFor();
      await page.getByLabel('主要事迹').fill(DEEDS);
      await page.getByLabel('岗位').fill('冲压车间模具班班长');
      await page.getByRole('button', { name: '提交推荐' }).click();
      await screen.isTold(`已推荐 ${hero} 参评${KIND}`);
      await page.getByRole('link', { name: hero }).click();
      await page.getByRole('heading', { name: hero }).waitFor();
      await page.getByText(DEEDS).waitFor();
      await screen.isSound();
    }), 120_000);

  it('the district reviews it and passes it up', () =>
    stage.screens.as('quxian', DESKTOP, async (screen) => {
      await openRound(screen);
      roundId = /rounds\/([0-9a-f-]+)/.exec(screen.page.url())![1]!;
      await openEntry(screen, hero);
      await screen.page.getByText(DEEDS).waitFor();
      await screen.page.getByRole('button', { name: '通过并上报' }).click();
      await screen.isTold(`已通过“${hero}”`);
      await screen.page.getByText('正在市总工会等待审核').waitFor();
      await screen.isSound();
    }), 120_000);

  it('the city passes it, ends collecting early, appoints the judges and opens the judging', () =>
    stage.screens.as('shizong', DESKTOP, async (screen) => {
      const { page } = screen;
      await openRound(screen);
      await openEntry(screen, hero);
      await page.getByRole('button', { name: '审核通过' }).click();
      await screen.isTold(`已通过“${hero}”`);
      await screen.isSound();
      await page.getByRole('link', { name: '返回列表' }).click();
      await advance(screen, ROUND, '审核', '本月推荐已经收齐');

      await step(page, '评审').click();
      await page.getByRole('button', { name: '组建评委组' }).click();
      const editor = page.getByRole('dialog', { name: '组建评委组' });
      const candidates = editor.getByRole('listitem');
      await candidates.first().waitFor();
      for (const candidate of await candidates.all()) await candidate.getByRole('checkbox').first().check();
      await candidates.first().getByLabel('组长').check();
      await screen.isSound();
      await editor.getByRole('button', { name: '确定评委组' }).click();
      await screen.isTold(`评委组已确定，共 ${JUDGES.length} 位`);
      await advance(screen, ROUND, '评审', '评委组已经就位', '放弃尚未审核完的件，继续');
      await page.getByText('已配齐的作品').waitFor();
      await screen.isSound();
    }), 180_000);

  it('one judge scores by keyboard alone, another on a tablet; the other sheets come in as well', async () => {
    const mine = new Map<string, string>();
    for (const username of JUDGES) {
      const judge = await stage.product.visitor().signIn(username, PASSWORD);
      judges.set(username, judge);
      const sheet = (await sheetsOf(judge, roundId)).find(({ title }) => title === hero);
      if (sheet) mine.set(username, sheet.sheetId);
    }
    expect(mine.size).toBe(5);
    const [typist, thumb, ...others] = [...mine.keys()];

    // 0.3 × 97 + 0.3 × 96 + 0.2 × 95 + 0.2 × 94.5 = 95.8
    await stage.screens.as(typist!, DESKTOP, (screen) => scoreByKeyboard(screen, hero, ['97', '96', '95', '94.5']));
    // 0.3 × 96 + 0.3 × 98 + 0.2 × 96 + 0.2 × 95 = 96.4
    await stage.screens.as(thumb!, TABLET, (screen) => scoreByThumb(screen, hero, ['96', '98', '96', '95']));
    for (const [at, username] of others.entries()) await handIn(judges.get(username)!, mine.get(username)!, 95 + at);
    await Promise.all([...judges.values()].map(async (judge, at) => {
      for (const { sheetId, state } of await sheetsOf(judge, roundId)) if (state === 'open') await handIn(judge, sheetId, 84 + (at % 5));
    }));
  }, 300_000);

  it('the city computes, watches, and decides', () =>
    stage.screens.as('shizong', DESKTOP, async (screen) => {
      const { page } = screen;
      await openRound(screen);
      await page.getByText('已全部锁定').nth(JUDGES.length - 1).waitFor();
      await advance(screen, ROUND, '计分', '评分表已经全部锁定');
      // nobody computes for a moment, so that there is something to watch
      await stage.product.end('worker');
      await page.getByRole('button', { name: '启动计分' }).click();
      await screen.isSound();
      await page.getByRole('dialog').getByRole('button', { name: '启动计分' }).click();
      await page.getByRole('progressbar', { name: '计分进度' }).waitFor();
      await screen.isSound();
      stage.product.run('worker');
      // what is sealed may be decided: the round moves on by itself, and the page with it
      await page.getByText('从封存的计分结果生成名单').waitFor();
      await screen.isSound();
      await step(page, '计分').click();
      await page.getByText('已封存').first().waitFor();
      // 95, 95.8, 96, 96.4, 97: the highest and the lowest are dropped, the mean of the rest is 96.0666…
      await page.getByRole('row').filter({ hasText: hero }).filter({ hasText: '96.07' }).waitFor();
      await screen.isSound();

      await step(page, '评定').click();
      await page.getByRole('button', { name: '确定名单并公示' }).click();
      await screen.isSound();
      await page.getByRole('dialog').getByRole('button', { name: '确定名单并公示' }).click();
      await screen.isTold(/名单已确定，共 \d+ 名/);
      await screen.isSound();
    }), 180_000);

  it('two officers sign, and it is published', async () => {
    await stage.screens.as('shizong', DESKTOP, async (screen) => {
      await openRound(screen);
      await screen.page.getByRole('button', { name: '签署', exact: true }).click();
      await screen.page.getByRole('button', { name: '袁志行，确认签署' }).click();
      await screen.page.getByText('须由另一位负责人签署').waitFor();
      await screen.isSound();
    });
    await stage.screens.as('shizong2', DESKTOP, async (screen) => {
      await openRound(screen);
      await screen.page.getByRole('button', { name: '签署并发布' }).click();
      await screen.page.getByRole('button', { name: '贺知秋，确认签署' }).click();
      await screen.page.getByText('已公布', { exact: true }).waitFor();
      const signatures = screen.page.getByRole('region', { name: '两人签署' });
      await signatures.getByText('已签署').nth(1).waitFor();
      expect(await signatures.innerText()).toMatch(/袁志行[\s\S]*贺知秋/);
      await screen.page.getByRole('main').getByRole('link', { name: '查看星光榜' }).waitFor();
      await screen.isSound();
    });
  }, 120_000);

  it('a visitor finds the star of May', () =>
    stage.screens.picturing(async () => {
      const screen = await stage.screens.take('visitor', PHONE);
      const { page } = screen;
      await untilPublic(screen);
      await screen.isSound();
      await page.getByRole('link', { name: '查看星光榜' }).click();
      await page.getByLabel('时间').selectOption({ label: ROUND });
      await page.getByRole('radio', { name: KIND }).check();
      await screen.isSound();
      await page.getByRole('link', { name: hero }).click();
      await page.getByRole('heading', { name: hero }).waitFor();
      await page.getByText(`月度${KIND}`).waitFor();
      await page.getByText('96.07').waitFor();
      await page.getByText(DEEDS).waitFor();
      await screen.isSound();
    }), 120_000);
});

/** From the board to the month. */
async function openRound({ page }: Screen): Promise<void> {
  await page.getByRole('region', { name: '建功之星' }).getByRole('link', { name: /^5月/ }).click();
  await page.getByRole('heading', { name: ROUND }).waitFor();
}

/** From the queue to one recommendation. */
async function openEntry(screen: Screen, name: string): Promise<void> {
  const { page } = screen;
  await page.getByRole('row').filter({ hasText: name }).waitFor();
  await screen.isSound();
  await page.getByRole('link', { name, exact: true }).click();
  await page.getByRole('heading', { name, exact: true }).waitFor();
}

const heading = (page: Page, name: string) => page.getByRole('heading', { name, exact: true });
const queue = (page: Page) => page.getByRole('listitem').filter({ has: heading(page, ROUND) }).getByRole('link', { name: '开始评审' });

async function scoreByKeyboard(screen: Screen, name: string, marks: readonly string[]): Promise<void> {
  const { page } = screen;
  const { keyboard } = page;
  await queue(page).press('Enter');
  await page.getByRole('region', { name: '评分' }).waitFor();
  await screen.settled();
  const line = page.getByRole('region', { name: '队列' });
  const current = line.locator('[aria-current=page]');
  while (!(await current.innerText()).includes(name)) {
    const before = await current.getAttribute('href');
    await keyboard.press('j');
    await line.locator(`[aria-current=page]:not([href="${before}"])`).waitFor();
  }
  await heading(page, name).waitFor();
  await screen.isSound();
  for (const mark of marks) {
    await keyboard.type(mark, { delay: 30 });
    await keyboard.press('Enter');
  }
  await screen.isSound();
  // past the last mark the keyboard stands on the lock, then on its confirmation
  await page.locator(':focus').and(page.getByRole('button', { name: '锁定评分表', disabled: false })).press('Enter');
  await page.locator(':focus').and(page.getByRole('button', { name: '确认锁定' })).press('Enter');
  await screen.isTold(`“${name}”已锁定`);
}

async function scoreByThumb(screen: Screen, name: string, marks: readonly string[]): Promise<void> {
  const { page } = screen;
  await queue(page).tap();
  await screen.settled();
  await page.getByRole('link', { name: new RegExp(name) }).tap();
  await heading(page, name).waitFor();
  for (const [at, input] of (await page.getByRole('textbox', { name: /满分/ }).all()).entries()) {
    await input.tap();
    await page.keyboard.type(marks[at]!);
  }
  await screen.isSound();
  await page.getByRole('button', { name: '锁定评分表' }).tap();
  await page.getByRole('button', { name: '确认锁定' }).tap();
  await screen.isTold(`“${name}”已锁定`);
}

/** Publishing is followed by the public pages a moment later. */
async function untilPublic(screen: Screen): Promise<void> {
  const patience = Date.now() + 60_000;
  do await screen.open('/');
  while (!(await screen.page.getByRole('heading', { name: `${ROUND} · 月度之星` }).isVisible()) && Date.now() < patience);
}
