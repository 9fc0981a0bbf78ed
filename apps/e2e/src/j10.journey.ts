import { gzipSync } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';
import { captionOf, isRunning } from './support/film';
import { focusOn, press } from './support/keyboard';
import { DESKTOP, PHONE, type Screen } from './support/screen';
import { expectSoon } from './support/soon';
import { onSampleSeason } from './support/stage';
import { Answers, personalIn } from './support/told-of-persons';

const SENTENCE = '点赞、浏览仅作宣传展示，不参与任何评选';
const COMPLAINT = '四月星光榜上一位同志的事迹里，停机时间的单位写错了，请核对更正。';
const ANSWER = '已与推荐单位核对，页面上的单位已经更正，谢谢您。';
const FIRST_LOAD = 200 * 1024;
const ENCODING = 600_000;

interface FilmedWork {
  readonly id: string;
  readonly title: string;
  readonly video: { readonly id: string; readonly state: string; readonly captions: readonly { readonly lang: string }[] } | null;
}

/** J10: what the city shows, as somebody meets it on a phone. */
describe('a visitor on a phone looks at stars, watches a signature skill, likes it once and is answered', () => {
  const stage = onSampleSeason();
  let film: FilmedWork;

  it('the first page comes in two hundred kilobytes, films and pictures aside', () =>
    stage.screens.picturing(async () => {
      const screen = await stage.screens.take('visitor', PHONE);
      const loaded: Promise<number>[] = [];
      screen.page.on('response', (response) => {
        if (!new URL(response.url()).pathname.startsWith('/media/')) loaded.push(response.body().then((body) => gzipSync(body, { level: 9 }).length, () => 0));
      });
      await screen.open('/');
      await screen.page.waitForLoadState('networkidle');
      const sizes = await Promise.all(loaded);
      expect(sizes.length).toBeGreaterThan(5);
      expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(FIRST_LOAD);
    }), 120_000);

  it('a film of the signature skills with captions is encoded while the product runs', async () => {
    const patience = Date.now() + ENCODING;
    let ready: FilmedWork | undefined;
    while (!ready && Date.now() < patience) {
      const { works } = await stage.product.visitor().ask<{ works: { nodes: readonly FilmedWork[] } }>(
        '{ works(programme: "showcase", category: "skill", first: 50) { nodes { id title video { id state captions { lang } } } } }');
      ready = works.nodes.find(({ video }) => video?.state === 'ready' && video.captions.length > 0);
      if (!ready) await new Promise((later) => setTimeout(later, 2_000));
    }
    film = ready!;
    expect(film).toBeDefined();
  }, ENCODING + 30_000);

  it('the star wall, a star and the gallery of skills, in large print, tell no number, phone or age', () =>
    stage.screens.picturing(async () => {
      const screen = await stage.screens.take('visitor', PHONE);
      const { page } = screen;
      const answers = new Answers(page);
      await screen.open('/stars');
      await page.getByRole('button', { name: '大字版' }).click();
      await screen.isTold('已切换到大字版');
      await isFit(screen);
      await page.locator('.star-grid').getByRole('link').first().click();
      await page.getByRole('heading', { name: /主要事迹|成果简介/ }).waitFor();
      await isFit(screen);
      await screen.open('/showcase');
      await page.getByRole('radio', { name: '秀绝活' }).check({ force: true });
      await page.waitForURL(/category=skill/);
      await page.getByRole('link', { name: film.title }).waitFor();
      await isFit(screen);
      await page.getByRole('link', { name: film.title }).click();
      await page.getByRole('heading', { name: film.title, level: 1 }).waitFor();
      await page.getByText(SENTENCE).waitFor();
      await isFit(screen);
      const { faults, read } = await answers.personal();
      expect(read).toBeGreaterThan(5);
      expect(faults).toEqual([]);
    }), 180_000);

  it('by keyboard alone: the film plays with captions in large print, they go and come back, and the heart leads to signing in', () =>
    stage.screens.picturing(async () => {
      const screen = await stage.screens.take('visitor', PHONE);
      const { page } = screen;
      await screen.open('/showcase?category=skill');
      await press(page, page.getByRole('button', { name: '大字版' }));
      await screen.isTold('已切换到大字版');
      await press(page, page.getByRole('link', { name: film.title }));
      await page.getByRole('heading', { name: film.title, level: 1 }).waitFor();
      await press(page, page.getByRole('button', { name: `播放：${film.title}` }));
      const player = page.getByLabel(film.title, { exact: true });
      await expectSoon(() => isRunning(player), true);
      await expectSoon(() => captionOf(player), expect.stringMatching(/[\u4e00-\u9fff]{4}/));
      await isFit(screen);
      await page.keyboard.press('c');
      await expectSoon(() => captionOf(player), null);
      await page.keyboard.press('c');
      await page.keyboard.press('ArrowLeft');
      await expectSoon(() => captionOf(player), expect.stringMatching(/[\u4e00-\u9fff]{4}/));
      await press(page, page.getByRole('link', { name: `登录后点赞《${film.title}》` }));
      await page.getByRole('heading', { name: '登录' }).waitFor();
      await focusOn(page, page.getByLabel('账号'));
      await page.keyboard.type('zhigong');
      await focusOn(page, page.getByLabel('密码', { exact: true }));
      await page.keyboard.type('jiangong-2026');
      await page.keyboard.press('Enter');
      await page.getByRole('heading', { name: film.title, level: 1 }).waitFor();
      expect(new URL(page.url()).pathname).toBe(`/works/${film.id}`);
    }), 240_000);

  it('a member likes it on the phone and again on another device: it counts once, raw and counted side by side, and no evaluation reads it', () =>
    stage.screens.picturing(async () => {
      const [phone, desk] = [await stage.screens.take('phone', PHONE), await stage.screens.take('desk', DESKTOP)];
      for (const screen of [phone, desk]) {
        await screen.signIn('zhigong');
        await screen.open(`/works/${film.id}`);
      }
      for (const { page } of [phone, desk]) {
        const like = heartOf(page);
        await like.and(page.locator('[aria-pressed="false"]')).waitFor();
        await press(page, like);
        await heartOf(page).and(page.locator('[aria-pressed="true"]')).waitFor();
        await page.getByRole('button', { name: `点赞《${film.title}》，现有 1 个赞` }).waitFor();
      }
      expect(await stage.product.rows('select count(*)::int as likes from engagement.work_like where work_id = $1 and is_on', [film.id])).toEqual([{ likes: 1 }]);

      // the same browser once more: opened again, but nobody new
      const { viewsRaw, viewsCounted } = await figuresOf(film.id);
      await phone.open(`/works/${film.id}`);
      await expectSoon(async () => (await figuresOf(film.id)).viewsRaw, viewsRaw + 1);
      await phone.open(`/works/${film.id}`);
      const figures = phone.page.getByRole('region', { name: '点赞与浏览' });
      await figures.getByText('核查前 1').waitFor();
      await figures.getByText(/共打开 \d+ 次/).waitFor();
      await figures.getByText(SENTENCE).waitFor();
      expect((await figuresOf(film.id)).viewsCounted).toBe(viewsCounted);
      expect(await stage.product.visitor().ask('query ($id: ID!) { engagement(workId: $id) { likesRaw likesCounted sentence } }', { id: film.id }))
        .toEqual({ engagement: { likesRaw: 1, likesCounted: 1, sentence: expect.stringContaining(SENTENCE) } });

      // and taken back: nothing is left
      await press(phone.page, heartOf(phone.page));
      await phone.page.getByRole('button', { name: `点赞《${film.title}》，现有 0 个赞` }).waitFor();
      expect(await stage.product.rows('select count(*)::int as likes from engagement.work_like where work_id = $1 and is_on', [film.id])).toEqual([{ likes: 0 }]);
      await isFit(phone);
    }), 240_000);

  it('a complaint gets a number without a name, and the answer is read at its address, on this device and with the key on another', () =>
    stage.screens.picturing(async () => {
      const screen = await stage.screens.take('visitor', PHONE);
      const { page } = screen;
      await screen.open(`/works/${film.id}`);
      await page.getByRole('contentinfo').getByRole('link', { name: '反馈' }).click();
      await page.getByRole('heading', { name: '反馈与投诉', level: 1 }).waitFor();
      await page.getByRole('radio', { name: '投诉' }).check({ force: true });
      await page.getByLabel('内容').fill(COMPLAINT);
      await isFit(screen);
      await page.getByRole('button', { name: '提交' }).click();
      const receipt = page.getByRole('region', { name: '已收到您的反馈' });
      const number = await receipt.locator('.ticket-number').innerText();
      const key = await receipt.locator('.ticket-key').innerText();
      expect(number).toMatch(/^\S{6,12}$/);
      await isFit(screen);
      await receipt.getByRole('link', { name: '查看进展' }).click();
      await page.getByText(COMPLAINT).waitFor();
      await isFit(screen);

      const office = await stage.screens.take('shizong2', DESKTOP);
      await office.signIn('shizong2');
      await office.open('/office/feedback');
      const ticket = office.page.getByRole('article', { name: number });
      await ticket.getByText(`页面 /works/${film.id}`).waitFor();
      await ticket.getByLabel('答复').fill(ANSWER);
      await isFit(office);
      await ticket.getByRole('button', { name: '发送答复' }).click();
      await office.isTold(`${number} 已答复`);

      await screen.open(`/feedback/${number}`);
      await page.getByText(ANSWER).waitFor();
      await isFit(screen);
      const stranger = await stage.screens.take('stranger', PHONE);
      await stranger.open(`/feedback/${number}`);
      await stranger.page.getByLabel('查询码').fill('not-the-key-000000000000');
      await stranger.page.getByRole('button', { name: '查看' }).click();
      await stranger.page.getByText('没有找到').waitFor();
      expect(await stranger.page.getByText(COMPLAINT).count()).toBe(0);
      await stranger.page.getByRole('button', { name: '重新输入查询码' }).click();
      await stranger.page.getByLabel('查询码').fill(key);
      await stranger.page.getByRole('button', { name: '查看' }).click();
      await stranger.page.getByText(ANSWER).waitFor();
    }), 240_000);

  const figuresOf = async (id: string): Promise<{ viewsRaw: number; viewsCounted: number }> =>
    (await stage.product.visitor().ask<{ engagement: { viewsRaw: number; viewsCounted: number } }>('query ($id: ID!) { engagement(workId: $id) { viewsRaw viewsCounted } }', { id })).engagement;

  const heartOf = (page: Page): Locator => page.getByRole('region', { name: '点赞与浏览' }).getByRole('button', { name: `点赞《${film.title}》` });
});

/** As it stands on the phone: sound, without any violation, and silent about who people are. */
async function isFit(screen: Screen): Promise<void> {
  await screen.isSound();
  await screen.isWithoutViolation();
  expect(personalIn(await screen.page.locator('body').innerText())).toEqual([]);
}
