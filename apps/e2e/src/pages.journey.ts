import { describe, expect, it } from '@jest/globals';
import { DESKTOP, PHONE, type Screen } from './support/screen';
import { onSampleSeason } from './support/stage';
import { tour } from './support/tour';

interface Audience {
  readonly username: string;
  readonly name: string;
  readonly starts: readonly string[];
  /** Links are followed under these. */
  readonly places: readonly string[];
  /** Pages that must have been among those seen. */
  readonly pages: readonly string[];
}

const MEMBER = { starts: ['/me', '/submit'], places: ['/me', '/submit'] };
const UNIT = { starts: ['/unit', '/imports', '/office/certificates', '/office/news', '/office/studios'], places: ['/unit', '/imports'] };
const OFFICE = { starts: ['/office'], places: ['/office'] };
/** Desks beside the rounds: they are reached from the bar of workplaces, which belongs to no page. */
const CITY = {
  starts: ['/office', '/office/certificates', '/office/certificates?tab=list', '/office/certificates?tab=register', '/office/objections/confirm', '/office/notices', '/office/feedback', '/office/comments',
    '/office/likes', '/office/news', '/office/titles', '/office/funds', '/office/funds?tab=subsidies', '/office/funds?tab=grants', '/office/studios', '/office/evaluations', '/office/evaluations?year=2025', '/office/works'],
  places: ['/office'],
};
const FUND_TABS = ['allowances', 'subsidies', 'grants', 'payables', 'batches', 'books'];
const OFFICE_PAGES = ['/office', '/office/settings', '/office/rounds/:id', '/office/rounds/:id/entries/:id'];

const AUDIENCES: readonly Audience[] = [
  { username: 'zhigong', name: '周渝生', ...MEMBER, pages: ['/me', '/me/certificates', '/me/titles', '/me/works', '/submit', '/submit/:id'] },
  { username: 'danwei', name: '唐晓蓉', ...UNIT, pages: ['/unit', '/unit/recommend', '/unit/recommendations/:id', '/unit/sheet', '/imports'] },
  { username: 'quxian', name: '黎文博', ...OFFICE, pages: OFFICE_PAGES },
  { username: 'shizong', name: '袁志行', ...CITY, pages: OFFICE_PAGES },
  { username: 'shizong2', name: '贺知秋', ...OFFICE, pages: OFFICE_PAGES },
  { username: 'pingwei', name: '覃素云', starts: ['/judge'], places: ['/judge'], pages: ['/judge', '/judge/sheets/:id'] },
  { username: 'shenji', name: '严守正', starts: ['/audit', '/audit/verify', '/admin/ties', '/office'], places: ['/audit', '/office'], pages: ['/audit', '/audit/verify', '/admin/ties', ...OFFICE_PAGES] },
  { username: 'jijian', name: '郑清源', starts: ['/office/objections'], places: ['/office/objections'], pages: ['/office/objections'] },
  { username: 'shicaiwu', name: '钱守约', starts: ['/office/funds', ...FUND_TABS.map((tab) => `/office/funds?tab=${tab}`)], places: ['/office/funds'], pages: ['/office/funds'] },
  { username: 'guanli', name: '系统管理员', starts: ['/admin', '/imports'], places: ['/admin', '/imports'], pages: ['/admin', '/admin/accounts/:id', '/imports'] },
];

const OPEN_TO_ALL = ['/', '/stars', '/works', '/showcase', '/news', '/search', '/rounds', '/discover', '/honours', '/figures', '/notices', '/certificates', '/objections', '/titles', '/studios', '/sign-in'];
const STEPS = ['collect', 'judge', 'compute', 'decide', 'announce'];

describe('every page, as each of its people sees it', () => {
  const stage = onSampleSeason();

  it('a visitor', () =>
    stage.screens.picturing(async () => {
      const screen = await stage.screens.take('visitor', DESKTOP);
      const seen = await tour(screen, [...OPEN_TO_ALL, '/stars?cadence=quarter', '/nowhere'], ['/stars', '/works', '/news', '/units', '/people', '/honours', '/figures', '/notices', '/certificates', '/titles']);
      expect(seen).toEqual(expect.arrayContaining(['/stars/:id', '/works/:id', '/units/:id', '/people/:id', '/notices/:id', '/notices/:id/object']));
    }), 300_000);

  it.each(AUDIENCES)('$username signs in, looks at every page, and signs out', ({ username, name, starts, places, pages }) =>
    stage.screens.as(username, DESKTOP, async (screen) => {
      await screen.page.getByRole('button', { name: `账号：${name}` }).waitFor();
      expect(await tour(screen, starts, places)).toEqual(expect.arrayContaining([...pages]));
      await signOut(screen, name);
    }), 420_000);

  it('the office in each of its steps', () =>
    stage.screens.as('shizong', DESKTOP, async (screen) => {
      const rounds = await stage.product.rows<{ id: string; code: string; programme: string }>(
        `select r.id, r.code, p.code as programme from round r join programme p on p.id = r.programme_id where r.code in ('2026-03', '2026-04', '2026-05', '2026-Q1')`);
      const idOf = (programme: string, code: string) => rounds.find((round) => round.programme === programme && round.code === code)!.id;
      const steps = (id: string) => STEPS.map((step) => `/office/rounds/${id}?step=${step}`);
      await tour(screen, [
        ...steps(idOf('star', '2026-03')), ...steps(idOf('star', '2026-Q1')),
        `/office/rounds/${idOf('five_small', '2026-03')}?step=compute`, `/office/rounds/${idOf('star', '2026-04')}?step=judge`,
        ...['mine', 'all', 'entries'].map((view) => `/office/rounds/${idOf('star', '2026-05')}?step=collect&view=${view}`),
        ...['holidays', 'rules', 'seasons'].map((tab) => `/office/settings?tab=${tab}`),
      ]);
    }), 240_000);

  it('a page of somebody else says which duty it needs', () =>
    stage.screens.as('zhigong', PHONE, async (screen) => {
      for (const [path, duty] of [['/office', '区县（产业）工会'], ['/judge', '评委'], ['/unit', '基层工会干部']] as const) {
        await screen.open(path);
        await screen.page.getByRole('main').getByText(`这里需要“${duty}`).waitFor();
        await screen.isSound();
      }
    }), 120_000);

  it('English and large print are one press away, fit a small phone, and are remembered', () =>
    stage.screens.picturing(async () => {
      const screen = await stage.screens.take('visitor', { ...PHONE, width: 360 });
      const { page } = screen;
      await screen.open('/');
      const before = await page.getByRole('heading', { level: 1 }).boundingBox();
      await page.getByRole('button', { name: '大字版' }).click();
      await screen.isTold('已切换到大字版');
      const after = await page.getByRole('heading', { level: 1 }).boundingBox();
      expect(after!.height).toBeGreaterThan(before!.height * 1.2);
      await tour(screen, OPEN_TO_ALL, ['/stars']);
      await page.getByRole('button', { name: '切换到英文' }).click();
      await page.getByRole('button', { name: 'Switch to Chinese' }).waitFor();
      await tour(screen, OPEN_TO_ALL, ['/stars']);
      await screen.open('/sign-in');
      await page.getByRole('heading', { name: 'Sign in' }).waitFor();
      await page.locator('html[lang=en]').waitFor();
      await page.getByRole('button', { name: 'Switch to Chinese' }).click();
      await page.getByRole('heading', { name: '登录' }).waitFor();
      await page.getByRole('button', { name: '大字版', pressed: true }).click();
      await screen.isTold('已切换到标准字号');
    }), 180_000);
});

async function signOut({ page }: Screen, name: string): Promise<void> {
  await page.setViewportSize(DESKTOP);
  await page.getByRole('button', { name: `账号：${name}` }).click();
  await page.getByRole('button', { name: '退出登录' }).click();
  await page.getByRole('banner').getByRole('link', { name: '登录' }).waitFor();
  await page.getByRole('status').getByText('已退出登录').waitFor();
  await page.goto('/me');
  await page.getByText('这里需要登录').waitFor();
}
