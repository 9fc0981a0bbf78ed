import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { FolderStore, type ObjectStore } from './object-store';
import { S3Store } from './s3-store';
import { startS3StandIn, type S3StandIn } from './testing/s3-stand-in';

const textOf = async (content: Readable): Promise<string> => {
  const pieces: Buffer[] = [];
  for await (const piece of content) pieces.push(piece as Buffer);
  return Buffer.concat(pieces).toString('utf8');
};

/** One port, the same rules on either store. */
describe.each(['folder', 'S3'])('The object store on a %s', (kind) => {
  let folder: string;
  let s3: S3StandIn | null = null;
  let store: ObjectStore;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'jiangong-store-'));
    if (kind === 'S3') s3 = await startS3StandIn();
    store = s3
      ? new S3Store(s3.bucket, { S3_ENDPOINT: s3.endpoint, S3_REGION: 'us-east-1', S3_ACCESS_KEY: 'S3RVER', S3_SECRET_KEY: 'S3RVER', S3_PATH_STYLE: true }, `${folder}/copies`)
      : new FolderStore(`${folder}/files`);
  });
  afterAll(async () => {
    await s3?.stop();
    await rm(folder, { recursive: true, force: true });
  });

  const put = (key: string, text: string) => store.put(key, Readable.from([Buffer.from(text)]));

  it('gives back what was put, and tells its size', async () => {
    expect(await put('media/a/焊.txt', '焊接')).toBe(6);
    expect(await store.size('media/a/焊.txt')).toBe(6);
    expect(await textOf(await store.get('media/a/焊.txt'))).toBe('焊接');
    expect(await readFile(await store.localPath('media/a/焊.txt'), 'utf8')).toBe('焊接');
  });

  it('gives a part, both ends belonging to it', async () => {
    await put('media/b/digits', '0123456789');
    expect(await textOf(await store.get('media/b/digits', { start: 2, end: 4 }))).toBe('234');
    expect(await textOf(await store.get('media/b/digits', { start: 9, end: 9 }))).toBe('9');
  });

  it('holds more than one part of an upload', async () => {
    const piece = Buffer.alloc(1024 * 1024, 'x');
    expect(await store.put('media/b/big', Readable.from(Array.from({ length: 20 }, () => piece)))).toBe(20 * piece.length);
    expect(await store.size('media/b/big')).toBe(20 * piece.length);
  }, 30_000);

  it('writes over whole or not at all: a source that breaks leaves what was there', async () => {
    await put('media/c/kept', 'first');
    const breaking = Readable.from((function* () {
      yield Buffer.from('second');
      throw new Error('cut');
    })());
    await expect(store.put('media/c/kept', breaking)).rejects.toThrow('cut');
    expect(await textOf(await store.get('media/c/kept'))).toBe('first');
    await put('media/c/kept', 'third');
    expect(await textOf(await store.get('media/c/kept'))).toBe('third');
  });

  it('has nothing where nothing was put: in words for reading, null for the size, no matter for deleting', async () => {
    expect(await store.size('media/none')).toBeNull();
    await expect((async () => textOf(await store.get('media/none')))()).rejects.toMatchObject({ name: 'NotFound' });
    await expect(store.localPath('media/none')).rejects.toMatchObject({ name: 'NotFound' });
    await store.delete('media/none');
    await store.deleteFolder('media/nothing');
  });

  it('lists what lies directly in a folder, with its age', async () => {
    for (const key of ['list/1', 'list/2', 'list/deep/3', 'listed/4']) await put(key, 'x');
    const found: { key: string; ageSeconds: number }[] = [];
    for await (const one of store.list('list')) found.push(one);
    expect(found.map((one) => one.key).sort()).toEqual(['list/1', 'list/2']);
    expect(Math.max(...found.map((one) => one.ageSeconds))).toBeLessThan(60);
    for await (const one of store.list('nowhere')) expect(one).toBeNull();
  });

  it('names the folders directly below one, and no files', async () => {
    for (const key of ['shelf/a/1', 'shelf/a/deep/2', 'shelf/b/3', 'shelf/4', 'shelf-not/c/5']) await put(key, 'x');
    const found: string[] = [];
    for await (const folder of store.folders('shelf')) found.push(folder);
    expect(found.sort()).toEqual(['shelf/a', 'shelf/b']);
    for await (const folder of store.folders('nowhere')) expect(folder).toBeNull();
  });

  it('deletes a folder with all below it and nothing beside it', async () => {
    for (const key of ['gone/1', 'gone/hls/2', 'gone-not/3']) await put(key, 'x');
    await store.deleteFolder('gone');
    expect(await Promise.all(['gone/1', 'gone/hls/2', 'gone-not/3'].map((key) => store.size(key)))).toEqual([null, null, 1]);
  });
});
