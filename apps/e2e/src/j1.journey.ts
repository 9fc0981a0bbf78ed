import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { appendFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { drawClip } from '@jiangong/entries';
import { shanghai } from '@jiangong/kernel';
import type { Locator, Page } from 'playwright-core';
import { eventually } from './support/five-small-month';
import { PHONE, type Screen } from './support/screen';
import { SmallCity } from './support/small-city';
import { onOwnCity } from './support/stage';
import { Wire } from './support/wire';
import type { Visitor } from './visitor';

const UNIT = '合川发电有限公司';
const TITLE = '中速磨煤机磨辊堆焊工装革新';
const MEASURE = '班组自行设计补焊工装，分层堆焊，磨辊使用寿命由八千小时提高到两万八千小时。';
const DECLARATIONS = ['原创', '公开'];
const SHARES = ['50', '30', '20'];
const BENEFITS = [['直接效益', '492000', '每台机组'], ['间接效益', '6048000', '每个大修周期']] as const;
const MEGABYTE = 1024 * 1024;
/** As the web sends files. */
const PIECE = 5 * MEGABYTE;
const FILM_BYTES = 210 * MEGABYTE;
const DEADLINE = shanghai(2026, 5, 25, 18);
/** How long before the deadline the API is started; on a slow machine it takes longer to come up. */
const LEADS_SECONDS = [12, 60, 240];
const SUBMIT = 'submitWork(input: SubmitWorkInput!)';

const pause = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, Math.max(0, milliseconds)));

/** A sound document of some megabytes: remarks are lines of their own. */
const pdf = (megabytes: number): Buffer => Buffer.concat([
  Buffer.from('%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n2 0 obj\n<< /Type /Pages /Kids [] /Count 0 >>\nendobj\n'),
  ...Array.from({ length: Math.ceil((megabytes * MEGABYTE) / 65) }, () => Buffer.from(`%${randomBytes(32).toString('hex')}\n`)),
  Buffer.from('xref\n0 1\n0000000000 65535 f \ntrailer << /Size 3 /Root 1 0 R >>\nstartxref\n9\n%%EOF\n'),
]);

/** Makes a film weigh what a phone's does: a box of free space at its end, as editors leave it, of so many bytes as are missing. */
async function weigh(film: string, bytes: number): Promise<void> {
  const missing = bytes - statSync(film).size;
  const head = Buffer.from('\0\0\0\0free', 'latin1');
  head.writeUInt32BE(missing);
  await appendFile(film, Buffer.concat([head, randomBytes(missing - head.length)]));
}

describe('J1: a fitter hands in a five-small item from a phone', () => {
  let folder = '';
  let film = '';
  let round: Awaited<ReturnType<SmallCity['round']>>;
  const stage = onOwnCity(async (product) => {
    const city = await SmallCity.found(product, {
      now: shanghai(2026, 5, 20, 9),
      unions: [{ name: '合川区总工会', level: 'district' }, { name: UNIT, level: 'enterprise', under: '合川区总工会', staff: 2 }],
      accounts: [
        { username: 'zhigong', name: '周渝生', role: 'member', memberOf: UNIT },
        { username: 'caiwu', name: '彭守信', role: 'finance_officer', at: [UNIT] },
        { username: 'danwei', name: '唐晓蓉', role: 'unit_cadre', at: [UNIT] },
      ],
    });
    product.run('api');
    product.run('worker');
    await product.untilReady();
    return city;
  });

  beforeAll(async () => {
    round = await stage.world.round('five_small', '2026-05');
    folder = mkdtempSync(join(tmpdir(), 'jiangong-fitter-'));
    // two minutes and forty seconds; noise, so that it weighs something by itself
    film = await drawClip(join(folder, '磨辊堆焊演示.mp4'), { seconds: 160, width: 320, height: 240, framesPerSecond: 5, filter: 'noise=alls=80:allf=t,format=yuv420p', options: { crf: '14', maxrate: '800k', bufsize: '1600k' } });
    await weigh(film, FILM_BYTES);
  }, 120_000);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const phone = (): Promise<Screen> => stage.screens.takePhone('zhigong', PHONE, join(folder, 'phone'));
  const states = () => stage.product.rows<{ kind: string; verification: string }>(
    `select o.kind, o.verification from outcome o join entry e on e.id = o.entry_id where e.title = $1 order by o.position`, [TITLE]);
  const formOf = (category: string): string => `/submit/${round.id}?category=${round.categories[category]!}`;
  const next = (page: Page): Promise<void> => page.getByRole('button', { name: '下一步' }).tap();

  async function addAuthors(page: Page): Promise<void> {
    for (const { memberNo, name } of stage.world.staff(UNIT)) {
      await page.getByLabel('工号').fill(memberNo);
      await page.getByLabel('姓名').fill(name);
      await page.getByRole('button', { name: '添加', exact: true }).tap();
      await page.getByLabel(`${name}的贡献比例`).waitFor();
    }
  }

  /** Sends the film over a thin line that is cut in the middle, and says where each piece began. */
  async function sendFilm(page: Page, field: Locator): Promise<readonly number[]> {
    const began: number[] = [];
    let begun = 0;
    page.on('request', (request) => {
      if (!request.url().includes('/files/uploads/tus')) return;
      if (request.method() === 'POST') begun += 1;
      if (request.method() === 'PATCH') began.push(Number(request.headers()['upload-offset']));
    });
    const wire = await Wire.of(page);
    await wire.thin(2 * MEGABYTE);
    await field.locator('input[type=file]').first().setInputFiles(film);
    await eventually(() => Promise.resolve(began.some((offset) => offset > 0)), 'the second piece of the film');
    await pause(700);
    await wire.cut();
    await field.getByText('网络中断').waitFor();
    await pause(2_000);
    await wire.mend();
    await field.getByText('已就绪').waitFor({ timeout: 240_000 });
    expect(begun).toBe(1);
    return began;
  }

  it('the draft saves itself, and survives a lost network and a closed browser', async () => {
    await stage.screens.picturing(async () => {
      const screen = await phone();
      const { page } = screen;
      await screen.signIn('zhigong');
      await screen.open(formOf('小革新'));
      await page.getByLabel('作品名称').fill(TITLE);
      await page.getByLabel('要解决的问题').fill('磨辊磨损快，每月停机更换三次。');
      await page.getByText(/已保存 \d/).waitFor();
      await eventually(async () => (await stage.product.rows(`select 1 from entry where state = 'draft' and title = $1`, [TITLE])).length === 1, 'the draft on the server');
      await page.context().setOffline(true);
      await page.getByRole('textbox', { name: /做法/ }).fill(MEASURE);
      await page.getByText('已存在本机').waitFor();
      // A browser that is being closed may let the network back before its page is gone, and the form would use it: nobody answers then.
      await stage.product.end('api');
      await stage.screens.leave(screen);
    });
    stage.product.run('api');
    await stage.product.untilReady();
    const [kept] = await stage.product.rows<{ content: object }>(`select v.content from entry e join entry_version v on v.entry_id = e.id where e.title = $1`, [TITLE]);
    expect(JSON.stringify(kept)).not.toContain('分层堆焊');
    await stage.screens.picturing(async () => {
      const screen = await phone();
      const { page } = screen;
      await screen.signIn('zhigong');
      await screen.open(formOf('小革新'));
      expect(await page.getByLabel('作品名称').inputValue()).toBe(TITLE);
      expect(await page.getByRole('textbox', { name: /做法/ }).inputValue()).toBe(MEASURE);
      await eventually(async () => JSON.stringify(await stage.product.rows(`select v.content from entry e join entry_version v on v.entry_id = e.id where e.title = $1`, [TITLE])).includes('分层堆焊'), 'the rest of the draft on the server');
      await stage.screens.leave(screen);
    });
    expect(await stage.product.rows(`select 1 from entry`)).toHaveLength(1);
  }, 240_000);

  it('shares must make 100, the film goes on where the network was cut, nothing is found, and the receipt is in the ledger', async () => {
    await stage.screens.picturing(async () => {
      const screen = await phone();
      const { page } = screen;
      await screen.signIn('zhigong');
      await screen.open(formOf('小革新'));
      await next(page);

      await page.getByRole('button', { name: '技术指标' }).tap();
      await page.getByLabel('指标名称').fill('使用寿命');
      await page.getByLabel('数值').fill('28000');
      await page.getByLabel('单位', { exact: true }).fill('小时');
      for (const [at, [kind, amount, base]] of BENEFITS.entries()) {
        await page.getByRole('button', { name: kind }).tap();
        await page.getByLabel('金额').nth(at).fill(amount);
        await page.getByRole('group', { name: new RegExp(kind) }).getByLabel('计算基数').fill(base);
      }
      await next(page);

      await addAuthors(page);
      const shares = page.getByLabel(/的贡献比例$/);
      for (const [at, share] of ['50', '30', '10'].entries()) await shares.nth(at).fill(share);
      await page.getByText('合计 90%，还差 10%').waitFor();
      for (const name of DECLARATIONS) await page.getByRole('checkbox', { name: new RegExp(name) }).check();
      await next(page);
      await page.getByText('还有 1 处需要填写或修改').waitFor();
      await shares.nth(2).fill(SHARES[2]!);
      await page.getByText('合计 100%').waitFor();
      await next(page);

      const proofs = page.getByRole('group', { name: /佐证材料/ });
      await proofs.locator('input[type=file]').first().setInputFiles({ name: '检测报告.pdf', mimeType: 'application/pdf', buffer: pdf(1) });
      await proofs.getByText('已就绪').waitFor({ timeout: 60_000 });
      expect(statSync(film).size).toBe(FILM_BYTES);
      const began = await sendFilm(page, page.getByRole('group', { name: /演示视频/ }));
      // the whole first piece was never sent again
      expect(began.filter((offset) => offset === 0)).toHaveLength(1);
      expect(began.filter((offset) => offset > 0).length).toBeGreaterThanOrEqual(FILM_BYTES / PIECE - 1);

      await page.getByRole('button', { name: '下一步：检查' }).tap();
      await page.getByText('没有发现相同或相近的作品').waitFor();
      await page.getByText('492,000').first().waitFor();
      await screen.isSound();
      await screen.isAccessible();
      await page.getByRole('button', { name: '提交参评' }).tap();
      await page.waitForURL(/receipt$/);
      const hashes = page.locator('.receipt-hashes code');
      await hashes.nth(1).waitFor();
      const [contentHash, ledgerHash] = await hashes.allTextContents();
      const [link] = await stage.product.rows<{ chain: string; type: string; content: string }>('select chain, type, content from ledger_event where hash = $1', [ledgerHash]);
      expect(link).toMatchObject({ chain: `round:${round.id}`, type: 'entries.entry.submitted' });
      expect((JSON.parse(link!.content) as { body: { contentHash: string } }).body.contentHash).toBe(contentHash);
      await page.getByText('周渝生 50%').waitFor();
      await screen.isSound();
      await screen.isAccessible();
      await stage.screens.leave(screen);
    });
    const [handedIn] = await stage.product.rows<{ state: string; shares: number[]; files: number }>(
      `select e.state, array(select a.share from entry_author a where a.entry_id = e.id order by a.position) as shares,
              jsonb_array_length(v.content -> 'video') + jsonb_array_length(v.content -> 'proofs') as files
         from entry e join entry_version v on v.entry_id = e.id and v.number = e.version_number where e.title = $1`, [TITLE]);
    expect(handedIn).toEqual({ state: 'in_review', shares: SHARES.map(Number), files: 2 });
    const [kept] = await stage.product.rows<{ seconds: number }>(`select duration_ms / 1000 as seconds from media where kind = 'video'`);
    expect(kept!.seconds).toBe(160);
  }, 480_000);

  it('the benefit is unverified until the unit’s finance officer signs', async () => {
    expect(await states()).toEqual(['indicator', 'direct', 'indirect'].map((kind) => ({ kind, verification: 'unverified' })));
    await stage.screens.as('caiwu', PHONE, async (screen) => {
      const { page } = screen;
      await screen.open('/unit/outcomes');
      await page.getByRole('article').filter({ hasText: '492,000' }).getByRole('button', { name: '核实无误' }).tap();
      await screen.isTold('已核实');
      await screen.isSound();
      await screen.isAccessible();
    });
    expect(await states()).toEqual([{ kind: 'indicator', verification: 'unverified' }, { kind: 'direct', verification: 'verified' }, { kind: 'indirect', verification: 'unverified' }]);
    await stage.screens.as('zhigong', PHONE, async (screen) => {
      const [entry] = await stage.product.rows<{ id: string }>('select id from entry where title = $1', [TITLE]);
      await screen.open(`/me/entries/${entry!.id}`);
      const rowOf = (kind: string): Locator => screen.page.locator('.outcome-list').getByRole('listitem').filter({ hasText: kind });
      await rowOf('直接效益').getByText('已核实', { exact: true }).waitFor();
      await rowOf('间接效益').getByText('未核实', { exact: true }).waitFor();
      await screen.isSound();
    });
  }, 180_000);

  it('17:59:59 by the server’s clock is accepted, 18:00:00 refused, whatever the phone believes', async () => {
    let shift = 0;
    let fitter: Visitor | null = null;
    const now = (): number => Date.now() + shift;
    const titleOf = (nth: number): string => `巡检工具改进之${nth}`;
    const submit = (nth: number) => fitter!.try<{ code?: string; message?: string }>(SUBMIT, { input: {
      roundId: round.id, categoryId: round.categories['小革新']!, title: titleOf(nth), declarations: ['original', 'publicity'],
      content: { problem: `第${nth}处阀门够不着`, measure: `加长杆${nth}`, outcomes: [{ kind: 'indicator', name: '用时', unit: '分钟', value: String(nth + 1) }] },
    } }, 'Entry { id }');
    await Promise.all([stage.product.end('worker'), stage.product.end('api')]);
    for (const lead of LEADS_SECONDS) {
      shift = await stage.product.setClock(new Date(DEADLINE.getTime() - lead * 1000));
      // the API alone: no tick of a schedule closes the round, the clock does
      stage.product.run('api');
      await stage.product.untilReady();
      fitter = await stage.world.signIn('zhigong');
      // the way is walked once, so that nothing is loaded when seconds count
      if ((await submit(100 + lead)).code === undefined && now() < DEADLINE.getTime() - 1_500) break;
      await stage.product.end('api');
      fitter = null;
    }
    if (!fitter) throw new Error('the API did not come up in time before the deadline');
    await pause(DEADLINE.getTime() - 980 - now());
    const tries = await Promise.all(Array.from({ length: 15 }, async (_one, nth) => {
      await pause(nth * 100);
      return submit(nth);
    }));
    // what walked the way beforehand does not count
    const at = (await stage.product.rows<{ at: Date }>(`select c.created_at as at from recommendation c join entry e on e.id = c.entry_id where c.round_id = $1 and e.title = any($2) order by 1`, [round.id, tries.map((_one, nth) => titleOf(nth))])).map((row) => row.at.getTime());
    const inLastSecond = at.filter((instant) => instant >= DEADLINE.getTime() - 1_000);
    expect(inLastSecond.length).toBeGreaterThan(0);
    expect(Math.max(...at)).toBeLessThan(DEADLINE.getTime());
    const refused = tries.filter(({ code }) => code !== undefined);
    expect(tries.length - refused.length).toBe(inLastSecond.length);
    expect(new Set(refused.map(({ code }) => code))).toEqual(new Set(['COLLECTING_CLOSED']));
    expect(refused[0]!.message).toMatch(/5月25日.*18[:：]00/);
  }, 600_000);
});
