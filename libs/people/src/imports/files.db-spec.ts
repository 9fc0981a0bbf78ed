import { request as ask } from 'node:http';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '@jiangong/kernel';
import { CONFIG, OBJECT_STORE, readTable, UPLOAD_LIMIT, type Config } from '@jiangong/platform';
import { TestProduct } from '@jiangong/testing';
import { SignIn } from '../identity/public';
import { PeopleModule, peopleEntities } from '../people.module';
import { aCity, aMember, anAccount, TEST_PASSWORD, type City } from '../testing';
import { CheckRosterImport, ROSTER_COLUMNS } from './public';
import { anActorOf } from '../testing';

const ROSTER = '工号,姓名,单位,入会日期\nX1,甲,红岩机械有限公司,2021-03-05\nX2,乙,没有的单位,2021-03-05\n';

describe('files over HTTP', () => {
  let product: TestProduct;
  let city: City;
  let base: string;
  let cadreId: string;
  let cadre: string;
  let member: string;

  const cookieOf = async (username: string): Promise<string> =>
    `sid=${(await product.get(SignIn).execute({ username, password: TEST_PASSWORD, address: '127.0.0.1', userAgent: '', previousToken: null })).token}`;

  beforeAll(async () => {
    product = await TestProduct.start({ modules: [PeopleModule], entities: peopleEntities });
    city = await aCity(product);
    cadreId = await anAccount(product, { username: 'cadre01', roles: { unit_cadre: city.enterprises[0] } });
    await anAccount(product, { username: 'member01', memberId: await aMember(product, { organizationId: city.enterprises[0] }) });
    cadre = await cookieOf('cadre01');
    member = await cookieOf('member01');
    base = await product.listen();
  });
  afterAll(async () => {
    await product?.stop();
  });

  const put = (cookie: string, body: string | Buffer, name = '名册 1.csv', headers: Record<string, string> = {}) =>
    fetch(`${base}/files/uploads?name=${encodeURIComponent(name)}`, { method: 'PUT', body, headers: { cookie, 'content-type': 'text/csv', ...headers } });
  const get = (path: string, cookie: string) => fetch(base + path, { headers: { cookie } });
  const codeOf = async (response: Response): Promise<string> => ((await response.json()) as { errors: { extensions: { code: string } }[] }).errors[0]!.extensions.code;

  it('keeps a file for the account that sent it, under its name', async () => {
    const response = await put(cadre, ROSTER, '..\\下载\\名册 1.csv');
    expect(response.status).toBe(201);
    const { fileId } = (await response.json()) as { fileId: string };
    expect(await product.reader.first('select name, size, owner_id as "ownerId" from uploaded_file where id = $1', [fileId])).toEqual({ name: '名册 1.csv', size: Buffer.byteLength(ROSTER), ownerId: cadreId });
  });

  it('takes files of those who may send them and of nobody else', async () => {
    const nobody = await put('', ROSTER);
    expect([nobody.status, await codeOf(nobody)]).toEqual([401, 'SIGN_IN_NEEDED']);
    const plain = await put(member, ROSTER);
    expect([plain.status, await codeOf(plain)]).toEqual([403, 'NOT_ALLOWED']);
    const foreign = await put(cadre, ROSTER, 'a.csv', { origin: 'https://elsewhere.example' });
    expect([foreign.status, await codeOf(foreign)]).toEqual([403, 'FOREIGN_ORIGIN']);
  });

  it('refuses a nameless, an empty and an oversized file', async () => {
    expect(await codeOf(await put(cadre, ROSTER, '../'))).toBe('BAD_INPUT');
    expect(await codeOf(await put(cadre, '', 'a.csv'))).toBe('BAD_INPUT');
    const declared = await put(cadre, Buffer.alloc(UPLOAD_LIMIT + 1), 'big.csv').catch(() => null);
    if (declared) expect([declared.status, await codeOf(declared)]).toEqual([413, 'TOO_LARGE']);
  });

  it('stops a file that grows past the limit without saying so, and leaves nothing of one that breaks off', async () => {
    const folder = `${product.app.get<Config>(CONFIG).JIANGONG_DATA}/files/uploads`;
    const before = (await readdir(folder)).length;
    const outcome = await new Promise<string>((told) => {
      const sending = ask(`${base}/files/uploads?name=a.csv`, { method: 'PUT', headers: { cookie: cadre, 'content-type': 'text/csv', 'transfer-encoding': 'chunked' } }, (response) => {
        told(String(response.statusCode));
        response.resume();
      });
      sending.on('error', () => told('cut'));
      const block = Buffer.alloc(1024 * 1024, 0x41);
      const more = (left: number): void => {
        if (left > 0 && !sending.destroyed) sending.write(block, () => more(left - 1));
        else sending.end();
      };
      more(60);
    });
    expect(['413', 'cut']).toContain(outcome);
    const broken = ask(`${base}/files/uploads?name=a.csv`, { method: 'PUT', headers: { cookie: cadre, 'content-type': 'text/csv', 'content-length': '1000' } });
    broken.on('error', () => undefined);
    broken.write('工号');
    await new Promise((pause) => setTimeout(pause, 200));
    broken.destroy();
    await new Promise((pause) => setTimeout(pause, 300));
    expect(await readdir(folder)).toHaveLength(before);
    expect(product.app.get(OBJECT_STORE)).toBeDefined();
  }, 30_000);

  it('hands out the empty tables, which the importer itself can read', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'templates-'));
    for (const name of ['roster', 'organizations']) {
      const response = await get(`/files/imports/templates/${name}.xlsx`, member);
      expect(response.status).toBe(200);
      expect(response.headers.get('content-disposition')).toMatch(/filename\*=UTF-8''%E/);
      await writeFile(join(folder, name), Buffer.from(await response.arrayBuffer()));
    }
    const rows = [];
    for await (const row of readTable(join(folder, 'roster'), ROSTER_COLUMNS)) rows.push(row);
    expect(rows).toMatchObject([{ row: 2, cells: { 工号: 'CQ000001', 岗位类别: '一线职工' }, corrections: [] }]);
    await rm(folder, { recursive: true });
    expect((await get('/files/imports/templates/payroll.xlsx', member)).status).toBe(404);
    expect((await get('/files/imports/templates/roster.xlsx', '')).status).toBe(401);
  });

  it('hands the refused rows to whoever sent the file', async () => {
    const { fileId } = (await (await put(cadre, ROSTER)).json()) as { fileId: string };
    const id = await product.get(CheckRosterImport).execute(await anActorOf(product, cadreId), { fileId, kind: 'roster' });
    expect((await get(`/files/imports/${id}/faults.xlsx`, cadre)).status).toBe(404);
    await product.drain();
    const response = await get(`/files/imports/${id}/faults.xlsx`, cadre);
    expect(response.status).toBe(200);
    expect(decodeURIComponent(response.headers.get('content-disposition')!)).toContain('名册 1-有误的行.xlsx');
    expect((await response.arrayBuffer()).byteLength).toBeGreaterThan(1_000);
    expect((await get(`/files/imports/${newId()}/faults.xlsx`, cadre)).status).toBe(404);
    expect((await get('/files/imports/x/faults.xlsx', cadre)).status).toBe(404);
    expect((await get(`/files/imports/${id}/faults.xlsx`, member)).status).toBe(403);
  });
});
