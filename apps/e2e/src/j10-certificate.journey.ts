import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { platformActor, shanghai } from '@jiangong/kernel';
import { OpenAccount } from '@jiangong/people';
import { codesIn, pagesIn, scan } from '@jiangong/testing';
import { press } from './support/keyboard';
import { withCommands } from './support/product-commands';
import { DESKTOP, PHONE, type Screen } from './support/screen';
import { expectSoon } from './support/soon';
import { onSampleSeason } from './support/stage';
import { Answers, personalIn } from './support/told-of-persons';

const REASON = '原件遗失，本人书面申请';

/** J10: the certificate of a star, from its holder's hands to the phone of somebody who wants to know. */
describe('a visitor scans a certificate', () => {
  const stage = onSampleSeason();
  let folder: string;
  let page: string;
  /** What the code on the paper holds: an address with the signed text behind its `#`. */
  let code: string;
  let number: string;
  let holder: { readonly memberId: string; readonly name: string; readonly unit: string };

  /** A star of the sample season who has a certificate is given an account. */
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'jiangong-j10-'));
    [holder] = (await stage.product.rows<typeof holder>(
      `select h.member_id as "memberId", h.name, o.name as unit from certificate c join honour h on h.id = c.honour_id join organization o on o.id = h.organization_id where c.state = 'issued' order by c.serial limit 1`)) as [typeof holder];
    await withCommands(stage.product, shanghai(2026, 5, 11, 9, 30), (commands) => commands.get(OpenAccount).execute(platformActor, { username: 'huojiang', name: holder.name, password: 'jiangong-2026', memberId: holder.memberId }));
  }, 120_000);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const addressOf = (scanned: string): string => new URL(scanned).pathname + new URL(scanned).hash;
  const outcome = ({ page: tab }: Screen, word: string): Promise<void> => tab.locator('.certificate-outcome').getByText(word, { exact: true }).waitFor();
  /** The signed text with another name in it. */
  const altered = (): string => {
    const [address, payload] = code.split('#') as [string, string];
    const [text, ...rest] = payload.split('.') as [string, string, string];
    return `${address}#${[Buffer.from(Buffer.from(text, 'base64url').toString('utf8').replace(holder.name, `${[...holder.name][0]!}某某`)).toString('base64url'), ...rest].join('.')}`;
  };

  it('its holder finds it among the own ones and takes it home; the paper tells no number, phone or age', () =>
    stage.screens.as('huojiang', PHONE, async (screen) => {
      await screen.open('/me');
      await screen.page.getByRole('link', { name: '我的证书' }).click();
      await screen.page.getByRole('heading', { name: '我的证书', level: 1 }).waitFor();
      await isFit(screen);
      const [download] = await Promise.all([screen.page.waitForEvent('download'), screen.page.getByRole('link', { name: '下载证书' }).first().click()]);
      const pdf = join(folder, 'certificate.pdf');
      await download.saveAs(pdf);
      const bytes = readFileSync(pdf);
      const pages = pagesIn(bytes);
      expect(pages).toHaveLength(1);
      page = pages[0]!;
      for (const words of ['荣誉证书', `${holder.name}同志`, holder.unit, '重庆市总工会', '扫码查验真伪']) expect(page).toContain(words);
      expect(personalIn(page)).toEqual([]);
      number = /渝建功证〔\d{4}〕\d{6}/.exec(page)![0];
      code = scan(codesIn(bytes)[0]!);
      expect(addressOf(code)).toContain(`/certificates/${number.replace(/^.*〔(\d{4})〕/, '$1-')}#`);
    }), 180_000);

  it('scanned with a phone, it is said to be valid, of whom and for what; in large print, in English, and by keyboard', () =>
    stage.screens.picturing(async () => {
      const screen = await stage.screens.take('visitor', PHONE);
      const answers = new Answers(screen.page);
      await screen.open(addressOf(code));
      await outcome(screen, '证书有效');
      for (const check of ['证书编码', '数字签名', '签发公钥', '签发登记']) await screen.page.getByRole('listitem').filter({ hasText: check }).getByRole('img', { name: '成立', exact: true }).waitFor();
      const facts = screen.page.locator('.certificate-facts');
      await facts.getByRole('heading', { name: holder.name }).waitFor();
      for (const words of [number, holder.unit, '重庆市总工会']) expect(await facts.innerText()).toContain(words);
      await isFit(screen);
      await press(screen.page, screen.page.getByRole('button', { name: '大字版' }));
      await screen.isTold('已切换到大字版');
      await isFit(screen);
      await press(screen.page, screen.page.getByRole('button', { name: '切换到英文' }));
      await outcome(screen, 'Valid');
      await isFit(screen);
      await press(screen.page, screen.page.getByRole('button', { name: 'Switch to Chinese' }));
      await press(screen.page, screen.page.getByRole('link', { name: '下载验证器' }));
      await screen.page.waitForURL(/\/audit\/verify/);
      const { faults, read } = await answers.personal();
      expect(read).toBeGreaterThan(1);
      expect(faults).toEqual([]);
    }), 180_000);

  it('a code with another name in it is refused, whatever the register has under its number', () =>
    stage.screens.picturing(async () => {
      const screen = await stage.screens.take('visitor', PHONE);
      await screen.open(addressOf(altered()));
      await outcome(screen, '不能通过核验');
      await screen.page.getByRole('listitem').filter({ hasText: '数字签名' }).getByRole('img', { name: '不成立' }).waitFor();
      await isFit(screen);
    }), 120_000);

  it('without a camera the number is typed; one that nobody was given is said not to exist', () =>
    stage.screens.picturing(async () => {
      const screen = await stage.screens.take('visitor', DESKTOP);
      await screen.open('/');
      await screen.page.getByRole('navigation', { name: '主导航' }).getByRole('link', { name: '查证' }).first().click();
      await screen.page.getByLabel('证书编号').fill(number);
      await isFit(screen);
      await screen.page.getByRole('button', { name: '查看证书' }).click();
      await outcome(screen, '编号有登记');
      await isFit(screen);
      await screen.open('/certificates/2026-999999');
      await screen.page.getByText('没有这个编号的证书').waitFor();
      await isFit(screen);
    }), 120_000);

  it('with the network off the one-file verifier holds it against the printed key and head; a changed letter fails there too', () =>
    stage.screens.picturing(async () => {
      const auditor = await stage.product.visitor().signIn('shenji', 'jiangong-2026');
      const sheet = await (await auditor.fetch('/files/ledger/heads.txt')).text();
      const [key] = /(?<=公钥 key )[0-9a-f]{16}/.exec(sheet)!;
      const visitor = stage.product.visitor();
      const proof = await (await visitor.fetch(`${new URL(code).pathname.replace('/certificates/', '/files/certificates/')}/proof.json`)).text();
      const chain = JSON.parse((JSON.parse(proof) as { events: { content: string }[] }).events[0]!.content) as { chain: string };
      const [round] = await stage.product.rows<{ name: string }>(`select r.code || ' ' || p.name || ' ' || r.name as name from round r join programme p on p.id = r.programme_id where 'certificates:' || r.id = $1`, [chain.chain]);
      const [head] = sheet.split('\n').find((line) => line.endsWith(`  证书登记 certificates ${round!.name}`))!.split(' ') as [string];
      const { files } = (await (await visitor.fetch('/downloads/verifier.json')).json()) as { files: { kind: string; name: string }[] };
      const saved = join(folder, 'jiangong-verifier.html');
      writeFileSync(saved, await (await visitor.fetch(`/downloads/${files.find(({ kind }) => kind === 'page')!.name}`)).text());

      const { page: tab } = await stage.screens.take('offline', PHONE);
      await tab.context().setOffline(true);
      await tab.goto(`file://${saved}`);
      await tab.locator('#key').fill(key);
      await tab.locator('#certificate').fill(code);
      await tab.locator('#verdict[data-state=holds]').getByText('公钥编号与所给的一致').waitFor();
      await tab.getByText('是否在签发后被更正，要联网或用登记文件').waitFor();
      await tab.locator('#proof').setInputFiles({ name: 'proof.json', mimeType: 'application/json', buffer: Buffer.from(proof) });
      await tab.locator('#verdict').getByText('证书有效').waitFor();
      await tab.locator('#head').fill(head);
      await tab.locator('#head').blur();
      await tab.locator('#verdict').getByText('登记链头与印出的代码一致').waitFor();
      await tab.locator('#certificate').fill(altered());
      await tab.locator('#verdict[data-state=fails]').getByText('不能当作证书').waitFor();
    }), 120_000);

  it('issued anew by the office, the old paper says it was replaced and leads to the new one', () =>
    stage.screens.picturing(async () => {
      const office = await stage.screens.take('shizong', DESKTOP);
      await office.signIn('shizong');
      await office.open(`/office/certificates?tab=list&q=${encodeURIComponent(number)}`);
      const row = office.page.getByRole('row').filter({ hasText: number });
      await isFit(office, false);
      await row.getByRole('button', { name: '补发' }).click();
      const dialog = office.page.getByRole('dialog', { name: '补发证书' });
      await dialog.getByText(`${number} 随即作废`).waitFor();
      await dialog.getByLabel('理由').fill(REASON);
      await isFit(office, false);
      await dialog.getByRole('button', { name: '补发新证书' }).click();
      await office.isTold('已开始补发');
      await expectSoon(() => row.getByText('已补发', { exact: true }).count(), 1);
      await row.getByText(REASON).waitFor();

      const screen = await stage.screens.take('visitor', PHONE);
      await screen.open(addressOf(code));
      await outcome(screen, '已补发，本件作废');
      await isFit(screen);
      await screen.page.locator('.certificate-outcome').getByRole('link').click();
      await outcome(screen, '编号有登记');
      expect(await screen.page.locator('.certificate-facts').innerText()).not.toContain(number);
    }), 180_000);
});

/** As it stands: sound, without any violation, and where anybody may look, silent about who people are. */
async function isFit(screen: Screen, isPublic = true): Promise<void> {
  await screen.isSound();
  await screen.isWithoutViolation();
  if (isPublic) expect(personalIn(await screen.page.locator('body').innerText())).toEqual([]);
}
