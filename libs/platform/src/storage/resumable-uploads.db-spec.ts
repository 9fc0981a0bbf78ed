import { createServer, request as ask, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId, visitor, type Actor } from '@jiangong/kernel';
import { TestProduct } from '@jiangong/testing';
import { ACTOR_SOURCE } from '../graphql/actor-source';
import { OBJECT_STORE, type ObjectStore } from './object-store';
import { TUS_PATH } from './resumable-uploads';
import { startS3StandIn, type S3StandIn } from './testing/s3-stand-in';
import { UploadedFiles, uploadKey } from './uploaded-files';

const MEGABYTE = 1024 * 1024;
const people = new Map<string, Actor>();
const somebody = (name: string): Actor => {
  const actor: Actor = { kind: 'account', accountId: newId(), memberId: null, name, grants: [] };
  people.set(name, actor);
  return actor;
};

class WhoAsks {}
const whoAsks = { module: WhoAsks, providers: [{ provide: ACTOR_SOURCE, useValue: { actorOf: (request: { headers: Record<string, string> }) => Promise.resolve(people.get(request.headers['x-who'] ?? '') ?? visitor) } }] };

/** The same protocol on either store. */
describe.each(['folder', 'S3'])('uploads in pieces, kept on a %s', (kind) => {
  let s3: S3StandIn | null = null;
  let product: TestProduct;
  let other: TestProduct;
  let servers: Server[];
  let bases: string[];
  let store: ObjectStore;
  let zhang: Actor;
  // S3 takes no part below five megabytes but the last
  const content = Buffer.alloc(kind === 'S3' ? 12 * MEGABYTE : 300_000, '焊花飞溅');
  const cut = kind === 'S3' ? 6 * MEGABYTE : 100_000;

  const open = async (from: TestProduct): Promise<[Server, string]> => {
    const server = createServer(from.app.getHttpAdapter().getInstance() as RequestListener);
    await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
    return [server, `http://127.0.0.1:${(server.address() as AddressInfo).port}`];
  };

  beforeAll(async () => {
    if (kind === 'S3') s3 = await startS3StandIn();
    const settings = { ...s3?.settings, UPLOAD_QUOTA_MB: '130', MEDIA_VIDEO_MB: '40', MEDIA_DOCUMENT_MB: '10', MEDIA_IMAGE_MB: '10' };
    product = await TestProduct.start({ modules: [whoAsks], entities: [], settings });
    // a second process of the API, on the same database and store
    other = await TestProduct.start({ modules: [whoAsks], entities: [], settings: { ...settings, DATABASE_URL: product.databaseUrl } });
    const opened = [await open(product), await open(other)];
    [servers, bases] = [opened.map(([server]) => server), opened.map(([, base]) => base)];
    store = product.app.get(OBJECT_STORE);
    zhang = somebody('zhang');
    somebody('li');
  }, 60_000);
  afterAll(async () => {
    for (const server of servers) {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    }
    await other?.stop();
    await product?.stop();
    await s3?.stop();
  });

  const call = (method: string, path: string, headers: Record<string, string> = {}, body?: Buffer, at = 0): Promise<Response> =>
    fetch(path.startsWith('http') ? path : bases[at]! + path, { method, body, headers: { 'x-who': 'zhang', 'tus-resumable': '1.0.0', ...headers } });
  const named = (name: string): string => `filename ${Buffer.from(name, 'utf8').toString('base64')}`;
  const begin = (length = content.length, headers: Record<string, string> = {}): Promise<Response> =>
    call('POST', TUS_PATH, { 'upload-length': String(length), 'upload-metadata': named('焊花 一号.mp4'), ...headers });
  const begun = async (length = content.length): Promise<string> => (await begin(length)).headers.get('location')!;
  const patch = (path: string, from: number, bytes: Buffer, headers: Record<string, string> = {}, at = 0): Promise<Response> =>
    call('PATCH', path, { 'upload-offset': String(from), 'content-type': 'application/offset+octet-stream', ...headers }, bytes, at);
  const idOf = (path: string): string => path.split('/').at(-1)!;
  const bytesOf = async (key: string): Promise<Buffer> => {
    const pieces: Buffer[] = [];
    for await (const piece of await store.get(key)) pieces.push(piece as Buffer);
    return Buffer.concat(pieces);
  };

  it('arrive byte for byte, go on where they stopped, and keep a Chinese name', async () => {
    const answer = await begin();
    expect(answer.status).toBe(201);
    const path = answer.headers.get('location')!;
    expect(path.startsWith(`${TUS_PATH}/`)).toBe(true);
    await expect(product.get(UploadedFiles).ownFile(zhang, idOf(path))).rejects.toMatchObject({ name: 'NotFound' });
    expect((await patch(path, 0, content.subarray(0, cut))).status).toBe(204);
    const head = await call('HEAD', path);
    expect([head.headers.get('upload-offset'), head.headers.get('upload-length'), head.headers.get('cache-control')]).toEqual([String(cut), String(content.length), 'no-store']);
    // the rest by way of the other process
    const rest = await patch(path, cut, content.subarray(cut), {}, 1);
    expect([rest.status, rest.headers.get('upload-offset')]).toEqual([204, String(content.length)]);
    const file = await product.get(UploadedFiles).ownFile(zhang, idOf(path));
    expect(file).toEqual({ id: idOf(path), name: '焊花 一号.mp4', key: uploadKey(idOf(path)) });
    expect((await bytesOf(file.key)).equals(content)).toBe(true);
  });

  it('are their sender’s alone: to others every verb finds nothing, and visitors must sign in', async () => {
    const path = await begun();
    for (const [method, headers] of [['HEAD', {}], ['PATCH', { 'upload-offset': '0', 'content-type': 'application/offset+octet-stream' }], ['DELETE', {}]] as const) {
      const answer = await call(method, path, { ...headers, 'x-who': 'li' }, method === 'PATCH' ? content.subarray(0, 10) : undefined);
      expect([method, answer.status]).toEqual([method, 404]);
    }
    for (const method of ['POST', 'HEAD', 'PATCH', 'DELETE']) expect((await call(method, method === 'POST' ? TUS_PATH : path, { 'x-who': 'nobody', 'upload-length': '5' })).status).toBe(401);
    expect((await call('HEAD', path)).headers.get('upload-offset')).toBe('0');
  });

  it('come from our own pages only, and no other origin is ever told it may', async () => {
    const answer = await begin(10, { origin: 'https://elsewhere.example' });
    expect([answer.status, answer.headers.get('access-control-allow-origin')]).toEqual([403, null]);
    expect((await begin(10, { origin: bases[0]! })).headers.get('access-control-allow-origin')).toBeNull();
  });

  it('keep to the protocol: a wrong version, a length told later, a wrong offset, a way round the verbs', async () => {
    expect((await begin(10, { 'tus-resumable': '0.2.2' })).status).toBe(412);
    expect((await call('POST', TUS_PATH, { 'upload-defer-length': '1', 'upload-metadata': named('a') })).status).toBe(400);
    const path = await begun();
    expect((await patch(path, 5, content.subarray(0, 10))).status).toBe(409);
    expect((await patch(path, 0, content.subarray(0, 10), { 'upload-length': '10' })).status).toBe(400);
    expect((await call('GET', path)).status).toBe(405);
    expect((await call('POST', path, { 'x-http-method-override': 'DELETE' })).status).toBe(405);
    for (const id of ['no-id', '..%2f..%2fetc', newId()]) expect((await call('HEAD', `${TUS_PATH}/${id}`)).status).toBe(404);
  });

  it('take no more bytes than were told at the beginning, and none once they are whole', async () => {
    const path = await begun(100);
    expect((await patch(path, 0, content.subarray(0, 101))).status).toBeGreaterThanOrEqual(400);
    expect((await patch(path, 0, content.subarray(0, 100))).status).toBe(204);
    expect((await patch(path, 100, content.subarray(0, 1))).status).toBe(409);
    expect(await store.size(uploadKey(idOf(path)))).toBe(100);
  });

  it('are refused beyond the largest size, beyond the day’s measure, empty or nameless, in words', async () => {
    expect((await begin(41 * MEGABYTE)).status).toBe(413);
    somebody('wang');
    const wang = { 'x-who': 'wang' };
    for (let sent = 0; sent < 120; sent += 40) expect((await begin(40 * MEGABYTE, wang)).status).toBe(201);
    const over = await begin(30 * MEGABYTE, wang);
    expect([over.status, JSON.parse(await over.text())]).toMatchObject([409, { errors: [{ message: expect.stringContaining('130 MB') as never, extensions: { code: 'UPLOAD_QUOTA_USED' } }] }]);
    expect((await begin(0, wang)).status).toBe(400);
    expect((await begin(5, { ...wang, 'upload-metadata': named('../..') })).status).toBe(400);
    expect((await begin(-5, wang)).status).toBe(400);
  });

  it('given up, leave nothing and no longer count', async () => {
    const path = await begun();
    await patch(path, 0, content.subarray(0, cut));
    expect((await call('DELETE', path)).status).toBe(204);
    expect((await call('HEAD', path)).status).toBe(404);
    expect(await product.reader.first('select 1 from uploaded_file where id = $1', [idOf(path)])).toBeNull();
    for await (const { key } of store.list('uploads')) expect(key.includes(idOf(path)) && !key.endsWith('.info')).toBe(false);
  });

  it('wait for one writer, whichever process it speaks to: the one that hangs lets go', async () => {
    const path = await begun();
    const url = new URL(bases[0]! + path);
    const hanging = ask({ host: url.hostname, port: url.port, path: url.pathname, method: 'PATCH', headers: { 'x-who': 'zhang', 'tus-resumable': '1.0.0', 'upload-offset': '0', 'content-type': 'application/offset+octet-stream', 'content-length': content.length } });
    hanging.on('error', () => undefined);
    hanging.write(content.subarray(0, cut));
    await new Promise((later) => setTimeout(later, 500));
    const head = await call('HEAD', path, {}, undefined, 1);
    expect(head.status).toBe(200);
    const from = Number(head.headers.get('upload-offset'));
    hanging.destroy();
    expect((await patch(path, from, content.subarray(from), {}, 1)).status).toBe(204);
    expect((await bytesOf(uploadKey(idOf(path)))).equals(content)).toBe(true);
  }, 30_000);

  it('whole in the store are whole, though the process ended before it could say so', async () => {
    const path = await begun(1000);
    await patch(path, 0, content.subarray(0, 1000));
    await product.reader.rows('update uploaded_file set arrived_at = null where id = $1', [idOf(path)]);
    expect((await product.get(UploadedFiles).ownFile(zhang, idOf(path))).id).toBe(idOf(path));
  });

  it('unfinished, go after a day', async () => {
    const path = await begun();
    await patch(path, 0, content.subarray(0, cut));
    product.clock.set(new Date(product.clock.now().getTime() + 25 * 3_600_000));
    await product.get(UploadedFiles).sweep();
    other.clock.set(product.clock.now());
    expect((await call('HEAD', path)).status).toBe(404);
    expect(await product.reader.first('select 1 from uploaded_file where id = $1', [idOf(path)])).toBeNull();
  });
});
