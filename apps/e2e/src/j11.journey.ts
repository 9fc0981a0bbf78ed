import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { RunningProduct } from './running-product';
import { DownloadedVerifier } from './support/downloaded-verifier';
import { DESKTOP, PHONE } from './support/screen';
import { Screens } from './support/screens';
import type { Visitor } from './visitor';

const PASSWORD = 'jiangong-2026';

interface Link {
  content: string;
}
interface Bundle {
  round: { code: string };
  chain: Link[];
  checkpoints: object[];
  runs: { inputs: string; outputs: string }[];
  sheets: { id: string; state: string; marks: Record<string, number> | null }[];
}
interface Downloads {
  files: { kind: string; name: string }[];
}

describe('an auditor recomputes the quarter (J11)', () => {
  let product: RunningProduct;
  let auditor: Visitor;
  let folder: string;
  let roundId: string;
  let verifier: DownloadedVerifier | undefined;
  let text: string;
  let headSheet: string;

  beforeAll(async () => {
    product = await RunningProduct.start('sample');
    folder = mkdtempSync(join(tmpdir(), 'jiangong-j11-'));
    auditor = await product.visitor().signIn('shenji', PASSWORD);
    const [quarter] = await product.rows<{ id: string }>(`select r.id from round r join programme p on p.id = r.programme_id where r.code like '%2026-Q1' and p.code = 'star'`);
    roundId = quarter!.id;
    await product.command('ledger', 'checkpoint');
  }, 1_200_000);
  afterAll(async () => {
    verifier?.drop();
    rmSync(folder, { recursive: true, force: true });
    await product?.stop();
  });

  const altered = (change: (bundle: Bundle) => void): string => {
    const bundle = JSON.parse(text) as Bundle;
    change(bundle);
    return JSON.stringify(bundle);
  };
  /** The code of the quarter's chain as it stands on paper. */
  const printedCode = (): string => {
    const { round } = JSON.parse(text) as Bundle;
    return headSheet.split('\n').find((line) => line.includes(`  ${round.code} `))!.split(' ')[0]!;
  };
  const printedKey = (): string => /公钥 key ([0-9a-f]{16})/.exec(headSheet)![1]!;

  it('takes the verifier, the bundle and the printed heads', async () => {
    verifier = await DownloadedVerifier.take(product.visitor());
    const { files } = (await (await product.visitor().fetch('/downloads/verifier.json')).json()) as Downloads;
    const command = files.find(({ kind }) => kind === 'command')!;
    expect((await product.visitor().fetch(`/downloads/${command.name}`)).headers.get('cache-control')).toContain('immutable');
    text = await (await auditor.fetch(`/files/rounds/${roundId}/bundle.json`)).text();
    headSheet = await (await auditor.fetch('/files/ledger/heads.txt')).text();
    expect(printedCode()).toMatch(/^\d+(-[0-9A-F]{4}){4}$/);
  });

  it('everything holds without network: chain, daily heads, rules, marks, ranks, list, publication', async () => {
    const { status, told } = await verifier!.run(text, '--head', printedCode(), '--key', printedKey());
    expect({ status, told }).toMatchObject({ status: 0 });
    for (const words of ['事件链', '签名检查点', '印出的链头', '评分规则', '评分表', '计分与名次', '评定名单', '全部成立', 'Everything holds']) expect(told).toContain(words);
    expect(told).not.toMatch(/[✗?]/);
  });

  it('one edited mark fails and names the event', async () => {
    const sheet = (JSON.parse(text) as Bundle).sheets.find(({ state }) => state === 'locked')!;
    const forged = altered(({ sheets }) => {
      const { marks } = sheets.find(({ id }) => id === sheet.id)!;
      marks![Object.keys(marks!)[0]!]! += 1_000;
    });
    const seq = (JSON.parse(text) as Bundle).chain.findIndex(({ content }) => content.includes('"judging.sheet.locked"') && content.includes(sheet.id)) + 1;
    const { status, told } = await verifier!.run(forged);
    expect(status).toBe(1);
    expect(told).toContain(`→ 事件 event ${seq} · judging.sheet.locked`);
  });

  it('deleting the last ten events fails against the printed head, though the checkpoints are deleted too', async () => {
    const { chain } = JSON.parse(text) as Bundle;
    const forged = altered((bundle) => {
      bundle.chain = bundle.chain.slice(0, -10);
      bundle.checkpoints = [];
    });
    const { status, told } = await verifier!.run(forged, '--head', printedCode());
    expect(status).toBe(1);
    expect(told).toContain(`而链止于第 ${chain.length - 10} 个`);
    expect(told).toContain(`→ 事件 event ${chain.length - 9}`);
  });

  it('in the browser, each check turns green, or the first bad event is named', async () => {
    const screens = await Screens.start(product.url);
    try {
      await screens.as('shenji', DESKTOP, async (screen) => {
        const { page } = screen;
        await screen.open('/audit/verify');
        await page.getByRole('link', { name: /下载 .*2026年第一季度.* 的数据包/ }).first().waitFor();
        await page.getByLabel('选择或拖入数据包').last().setInputFiles({ name: 'q1.bundle.json', mimeType: 'application/json', buffer: Buffer.from(text) });
        await page.getByRole('status').getByText('全部成立').waitFor();
        expect(await page.locator('.audit-check[data-state=holds]').count()).toBeGreaterThanOrEqual(7);
        await screen.isSound();
        await page.getByLabel('选择或拖入数据包').last().setInputFiles({ name: 'cut.bundle.json', mimeType: 'application/json', buffer: Buffer.from(altered((bundle) => { bundle.chain.splice(5, 1); })) });
        await page.getByRole('status').getByText('不成立：事件链（第 6 个事件）').waitFor();
      });
      await screens.as('shenji', PHONE, async (screen) => {
        await screen.open('/audit/verify');
        await screen.isSound();
      });
    } finally {
      await screens.stop();
    }
  }, 180_000);

  it('the page that is downloaded checks a bundle from the disk', async () => {
    const { files } = (await (await product.visitor().fetch('/downloads/verifier.json')).json()) as Downloads;
    const page = join(folder, 'jiangong-verifier.html');
    writeFileSync(page, await (await product.visitor().fetch(`/downloads/${files.find(({ kind }) => kind === 'page')!.name}`)).text());
    const screens = await Screens.start('file:///');
    try {
      const { page: tab } = await screens.take('auditor', DESKTOP);
      await tab.goto(`file://${page}`);
      await tab.locator('#head').fill(printedCode());
      await tab.locator('#file').setInputFiles({ name: 'q1.bundle.json', mimeType: 'application/json', buffer: Buffer.from(text) });
      await tab.getByText('全部成立').waitFor();
    } finally {
      await screens.stop();
    }
  }, 120_000);

  it('the log shows who took the bundle, and whoever may not have it is told so', async () => {
    const again = JSON.parse(await (await auditor.fetch(`/files/rounds/${roundId}/bundle.json`)).text()) as Bundle;
    const taken = again.chain.filter(({ content }) => content.includes('"results.bundle.taken"'));
    const [account] = await product.rows<{ id: string }>(`select id from account where username = 'shenji'`);
    expect(taken.length).toBe(2);
    for (const { content } of taken) expect(JSON.parse(content)).toMatchObject({ actor: account!.id });
    const judge = await product.visitor().signIn('pingwei', PASSWORD);
    expect((await judge.fetch(`/files/rounds/${roundId}/bundle.json`)).status).toBe(403);
  });

  it('steps taken by hand and by the clock are told apart in the log', () => {
    const moved = (JSON.parse(text) as Bundle).chain.map(({ content }) => JSON.parse(content) as { type: string; body: { isAutomatic?: boolean } }).filter(({ type }) => type === 'programme.round.moved');
    expect(moved.length).toBeGreaterThan(3);
    expect(moved.every(({ body }) => typeof body.isAutomatic === 'boolean')).toBe(true);
  });

  it('the processes themselves cannot change the ledger, and everything that must hold does', async () => {
    const [role] = await product.rows<{ may: boolean }>(`select has_table_privilege('jiangong_app', 'ledger_event', 'update') or has_table_privilege('jiangong_app', 'ledger_event', 'delete') or has_table_privilege('jiangong_app', 'ledger_event', 'truncate') as may`);
    expect(role).toEqual({ may: false });
    const [session] = await product.rows<{ users: string[] }>(`select array_agg(distinct usename::text) as users from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()`);
    expect(session!.users.filter((user) => user !== 'jiangong_engagement')).toEqual(['jiangong_app']);
    const [wall] = await product.rows<{ may: boolean }>(`select has_schema_privilege('jiangong_app', 'engagement', 'usage') or has_table_privilege('jiangong_engagement', 'mark', 'select') as may`);
    expect(wall).toEqual({ may: false });
    expect(await product.command('ledger', 'verify')).toContain('事件链完整');
    expect(await product.command('invariants')).toMatch(/不变式 (\d+) 条，成立 \1 条/);
  });
});
