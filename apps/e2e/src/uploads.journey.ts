import { createHash, randomBytes } from 'node:crypto';
import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { shanghai } from '@jiangong/kernel';
import { RunningProduct } from './running-product';
import { SmallCity } from './support/small-city';
import type { Visitor } from './visitor';

const TUS = '/files/uploads/tus';
const UNIT = '甲机械有限公司';
const PIECE = 1024 * 1024;

describe('an upload survives the end of the process that takes it', () => {
  let product: RunningProduct;
  let visitor: Visitor;
  // six megabytes that are a sound document: remarks are lines of their own
  const content = Buffer.concat([
    Buffer.from('%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n2 0 obj\n<< /Type /Pages /Kids [] /Count 0 >>\nendobj\n'),
    ...Array.from({ length: 6 * PIECE / 65 }, () => Buffer.from(`%${randomBytes(32).toString('hex')}\n`)),
    Buffer.from('xref\n0 1\n0000000000 65535 f \ntrailer << /Size 3 /Root 1 0 R >>\nstartxref\n9\n%%EOF\n'),
  ]);

  beforeAll(async () => {
    product = await RunningProduct.migrated();
    const city = await SmallCity.found(product, {
      now: shanghai(2026, 5, 11, 9), unions: [{ name: UNIT, level: 'enterprise' }], accounts: [{ username: 'zhigong', name: '焊工', role: 'member', memberOf: UNIT }],
    });
    product.run('api');
    product.run('worker');
    await product.untilReady();
    visitor = await city.signIn('zhigong');
  }, 300_000);
  afterAll(() => product?.stop(), 120_000);

  const tus = (method: string, path: string, headers: Record<string, string> = {}, body?: Buffer): Promise<Response> =>
    visitor.fetch(path, { method, body, headers: { 'tus-resumable': '1.0.0', ...headers } });
  const offsetOf = async (path: string): Promise<number> => Number((await tus('HEAD', path)).headers.get('upload-offset'));

  /** Sends from where the server is, slowly, until the API is killed in the middle. */
  async function sendUntilKilled(path: string, from: number): Promise<void> {
    const { cookie } = visitor as unknown as { cookie: string };
    const { hostname, port } = new URL(product.url);
    const sending = request({ hostname, port, path, method: 'PATCH', headers: {
      cookie, origin: product.url, 'tus-resumable': '1.0.0', 'upload-offset': String(from), 'content-type': 'application/offset+octet-stream', 'content-length': content.length - from,
    } });
    sending.on('error', () => undefined);
    sending.write(content.subarray(from, from + PIECE + 4_321));
    await new Promise((later) => setTimeout(later, 1_500));
    await product.kill('api');
    sending.destroy();
    product.run('api');
    await product.untilReady();
  }

  it('kill -9 twice in the middle: nothing that was told as arrived is lost, and the file is whole to the byte', async () => {
    const begun = await tus('POST', TUS, { 'upload-length': String(content.length), 'upload-metadata': `filename ${Buffer.from('节电测算.pdf').toString('base64')}` });
    expect(begun.status).toBe(201);
    const path = new URL(begun.headers.get('location')!, product.url).pathname;
    const first = await tus('PATCH', path, { 'upload-offset': '0', 'content-type': 'application/offset+octet-stream' }, content.subarray(0, PIECE));
    const told = Number(first.headers.get('upload-offset'));
    expect(told).toBe(PIECE);

    await sendUntilKilled(path, told);
    const afterFirst = await offsetOf(path);
    expect(afterFirst).toBeGreaterThanOrEqual(told);
    await sendUntilKilled(path, afterFirst);
    const afterSecond = await offsetOf(path);
    expect(afterSecond).toBeGreaterThanOrEqual(afterFirst);

    const last = await tus('PATCH', path, { 'upload-offset': String(afterSecond), 'content-type': 'application/offset+octet-stream' }, content.subarray(afterSecond));
    expect([last.status, last.headers.get('upload-offset')]).toEqual([204, String(content.length)]);

    const uploadId = path.split('/').at(-1)!;
    const { id, sha256 } = await visitor.act<{ id: string; sha256: string }>('registerMedia(input: RegisterMediaInput!)', { input: { uploadId, purpose: 'entry' } }, 'Media { id sha256 }');
    expect(sha256).toBe(createHash('sha256').update(content).digest('hex'));

    const patience = Date.now() + 60_000;
    let state = '';
    while (state !== 'ready' && Date.now() < patience) {
      ({ media: { state } } = await visitor.ask<{ media: { state: string } }>('query ($id: ID!) { media(id: $id) { state } }', { id }));
      await new Promise((later) => setTimeout(later, 300));
    }
    expect(state).toBe('ready');
    expect(Buffer.from(await (await visitor.fetch(`/media/${id}/download`)).arrayBuffer()).equals(content)).toBe(true);
  }, 180_000);
});
