import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { newId, sha256, shanghai, visitor } from '@jiangong/kernel';
import { JobDrain, OBJECT_STORE, type ObjectStore } from '@jiangong/platform';
import type { TestProduct } from '@jiangong/testing';
import sharp from 'sharp';
import { aUnionWorld, startEntries, type UnionWorld } from '../testing/union-world';
import { AddCaptions } from './commands/add-captions';
import { RegisterMedia } from './commands/register-media';
import { RemoveMedia } from './commands/remove-media';
import { ShareMedia } from './commands/share-media';
import { SweepMedia } from './commands/sweep-media';
import { TakeMedia } from './commands/take-media';
import { MediaReader } from './media.reader';
import { MediaReaders } from './media-readers';
import { aMedia, anUpload, aPdf, aPhoto } from './testing/media.builder';

const DAY = 24 * 3_600_000;

describe('a file somebody hands in', () => {
  let product: TestProduct;
  let world: UnionWorld;
  let store: ObjectStore;

  beforeAll(async () => {
    product = await startEntries();
    world = await aUnionWorld(product);
    store = product.app.get(OBJECT_STORE);
  });
  afterAll(() => product?.stop());

  const see = (actor: Parameters<MediaReader['one']>[0], id: string) => product.get(MediaReader).one(actor, 'zh', id);
  const bytesOf = async (key: string): Promise<Buffer> => {
    const pieces: Buffer[] = [];
    for await (const piece of await store.get(key)) pieces.push(piece as Buffer);
    return Buffer.concat(pieces);
  };
  const drain = () => product.get(JobDrain).drain();

  it('is known by the hash of its bytes, made fit for showing, and tells nothing of place and device', async () => {
    const { actor } = await world.person();
    const photo = await aPhoto(2000, 1000);
    expect(photo.includes('PHONE-OF-ZHANG')).toBe(true);
    const id = await aMedia(product, actor, '焊花.JPG', photo);
    expect(await see(actor, id)).toMatchObject({ kind: 'image', state: 'received', name: '焊花.JPG', size: photo.length, sha256: sha256(photo), mimeType: 'image/jpeg', imageUrl: null });
    await drain();
    const view = await see(actor, id);
    expect(view).toMatchObject({ state: 'ready', progress: 100, width: 2000, height: 1000, refusal: null, downloadUrl: null });
    for (const [url, side] of [[view.imageUrl, 1600], [view.thumbnailUrl, 480]] as const) {
      const picture = await bytesOf(url!.slice(1));
      const facts = await sharp(picture).metadata();
      expect(facts).toMatchObject({ format: 'webp', width: side, height: side / 2 });
      expect([facts.exif, facts.icc, facts.xmp]).toEqual([undefined, undefined, undefined]);
      expect(picture.includes('PHONE-OF-ZHANG')).toBe(false);
    }
  });

  it('stands upright, however the phone was held', async () => {
    const { actor } = await world.person();
    const turned = await sharp({ create: { width: 80, height: 40, channels: 3, background: '#fff' } }).withMetadata({ orientation: 6 }).jpeg().toBuffer();
    const id = await aMedia(product, actor, 'a.jpg', turned);
    await drain();
    const view = await see(actor, id);
    expect(view).toMatchObject({ width: 40, height: 80 });
    expect(await sharp(await bytesOf(view.imageUrl!.slice(1))).metadata()).toMatchObject({ width: 40, height: 80 });
  });

  it('is worked on once: run again, the job changes nothing', async () => {
    const { actor } = await world.person();
    const id = await aMedia(product, actor, 'a.jpg', await aPhoto());
    await drain();
    const first = await product.reader.first('select files, version from media where id = $1', [id]);
    await product.reader.rows(`update job set state = 'queued', attempts = 0 where subject = $1`, [`media:${id}`]);
    await drain();
    expect(await product.reader.first('select files, version from media where id = $1', [id])).toEqual(first);
  });

  it('registered twice is one, and nobody registers what another sent', async () => {
    const { actor } = await world.person();
    const uploadId = await anUpload(product, actor, 'a.jpg', await aPhoto());
    const register = () => product.get(RegisterMedia).execute(actor, { uploadId, purpose: 'entry' });
    const [one, two] = await Promise.all([register(), register()]);
    expect(two).toBe(one);
    await expect(product.get(RegisterMedia).execute((await world.person()).actor, { uploadId, purpose: 'entry' })).rejects.toMatchObject({ name: 'NotFound' });
  });

  it('asked for many times at once is read once', async () => {
    const { actor } = await world.person();
    const uploadId = await anUpload(product, actor, 'a.jpg', await aPhoto());
    const read = jest.spyOn(store, 'get');
    const ids = await Promise.all(Array.from({ length: 12 }, () => product.get(RegisterMedia).execute(actor, { uploadId, purpose: 'entry' })));
    const times = read.mock.calls.length;
    read.mockRestore();
    expect(new Set(ids).size).toBe(1);
    // its first bytes, then all of it
    expect(times).toBe(2);
  });

  it('is what its bytes say, whatever its name says', async () => {
    const { actor } = await world.person();
    const id = await aMedia(product, actor, '照片.jpg', aPdf());
    expect(await see(actor, id)).toMatchObject({ kind: 'document', mimeType: 'application/pdf' });
    await drain();
    expect(await product.get(MediaReader).served(actor, id)).toMatchObject({ saveAs: '照片.jpg.pdf' });
    expect((await see(actor, id)).downloadUrl).toBe(`/media/${id}/download`);
    await expect(aMedia(product, actor, '录像.mp4', Buffer.from('#EXTM3U\nfile:///etc/passwd\n'))).rejects.toMatchObject({ code: 'MEDIA_KIND_UNKNOWN' });
    await expect(aMedia(product, actor, '头像.pdf', aPdf(), 'portrait')).rejects.toMatchObject({ code: 'MEDIA_NOT_FOR_PURPOSE' });
  });

  it('that cannot be opened is refused in words, and leaves nothing made of it', async () => {
    const { actor } = await world.person();
    const photo = await aPhoto(800, 600);
    const id = await aMedia(product, actor, 'a.jpg', photo.subarray(0, photo.length >> 1));
    await drain();
    expect(await see(actor, id)).toMatchObject({ state: 'refused', refusal: { code: 'IMAGE_BROKEN', message: expect.stringContaining('图片已损坏') as never }, imageUrl: null });
    expect((await product.get(MediaReader).one(actor, 'en', id)).refusal!.message).toContain('damaged');
  });

  it('is seen by its owner; by offices only with an entry that holds it; by visitors once it is public', async () => {
    const { actor } = await world.person();
    const id = await aMedia(product, actor, 'a.jpg', await aPhoto());
    await drain();
    expect((await see(actor, id)).abilities.canRemove).toBe(true);
    for (const other of [world.cadre, world.organiser, world.judge, world.auditor, (await world.person()).actor, visitor]) await expect(see(other, id)).rejects.toMatchObject({ name: 'NotFound' });
    await product.uow.run(actor, {}, (tx) => product.get(ShareMedia).share(tx, [id]));
    // what its owner called it nobody looked at
    expect(await see(visitor, id)).toMatchObject({ id, name: '图片.jpg', abilities: { canRemove: false } });
    expect((await see(actor, id)).name).toBe('a.jpg');
    await product.uow.run(actor, {}, (tx) => product.get(ShareMedia).unshare(tx, [id]));
    await expect(see(visitor, id)).rejects.toMatchObject({ name: 'NotFound' });
  });

  it('is taken back by its owner alone, with everything made of it; not once it is public', async () => {
    const { actor } = await world.person();
    const id = await aMedia(product, actor, 'a.jpg', await aPhoto());
    await drain();
    const { imageUrl } = await see(actor, id);
    await expect(product.get(RemoveMedia).execute(world.organiser, id)).rejects.toMatchObject({ name: 'NotFound' });
    await product.uow.run(actor, {}, (tx) => product.get(ShareMedia).share(tx, [id]));
    await expect(product.get(RemoveMedia).execute(actor, id)).rejects.toMatchObject({ code: 'MEDIA_IN_USE' });
    await product.uow.run(actor, {}, (tx) => product.get(ShareMedia).unshare(tx, [id]));
    await product.get(RemoveMedia).execute(actor, id);
    await expect(see(actor, id)).rejects.toMatchObject({ name: 'NotFound' });
    expect(await store.size(imageUrl!.slice(1))).toBeNull();
  });

  it('sent for a page of news stays while a page is written with it', async () => {
    const { actor } = await world.person();
    const id = await aMedia(product, actor, 'a.jpg', await aPhoto(), 'news');
    await product.uow.run(actor, {}, (tx) => product.get(TakeMedia).take(tx, [id]));
    expect((await see(actor, id)).abilities.canRemove).toBe(false);
    await expect(product.get(RemoveMedia).execute(actor, id)).rejects.toMatchObject({ code: 'MEDIA_IN_USE' });
    await product.uow.run(actor, {}, (tx) => product.get(TakeMedia).release(tx, [id]));
    expect((await see(actor, id)).abilities.canRemove).toBe(true);
    await product.get(RemoveMedia).execute(actor, id);
  });

  it('that nothing holds goes after a week; held by a page it stays', async () => {
    product.clock.set(shanghai(2026, 6, 1, 9));
    const { actor } = await world.person();
    const [left, held] = [await aMedia(product, actor, 'a.jpg', await aPhoto()), await aMedia(product, actor, 'b.jpg', await aPhoto())];
    await drain();
    await product.uow.run(actor, {}, (tx) => product.get(TakeMedia).take(tx, [held]));
    const { imageUrl } = await see(actor, left);
    product.clock.set(new Date(product.clock.now().getTime() + 7 * DAY + 1000));
    await product.get(SweepMedia).sweep();
    expect(await store.size(imageUrl!.slice(1))).toBeNull();
    await expect(see(actor, left)).rejects.toMatchObject({ name: 'NotFound' });
    expect((await see(actor, held)).id).toBe(held);
  });

  it('let go long after it was sent has its week from then', async () => {
    product.clock.set(shanghai(2026, 7, 1, 9));
    const { actor } = await world.person();
    const id = await aMedia(product, actor, 'c.jpg', await aPhoto());
    await drain();
    await product.uow.run(actor, {}, (tx) => product.get(TakeMedia).take(tx, [id]));
    product.clock.set(new Date(product.clock.now().getTime() + 30 * DAY));
    await product.uow.run(actor, {}, (tx) => product.get(TakeMedia).release(tx, [id]));
    await product.get(SweepMedia).sweep();
    expect((await see(actor, id)).id).toBe(id);
    product.clock.set(new Date(product.clock.now().getTime() + 7 * DAY + 1000));
    await product.get(SweepMedia).sweep();
    await expect(see(actor, id)).rejects.toMatchObject({ name: 'NotFound' });
  });

  it('whose process ended between the row and the files leaves nothing for good: a folder of nobody goes, one of somebody stays', async () => {
    const { actor } = await world.person();
    const id = await aMedia(product, actor, 'a.jpg', await aPhoto());
    await drain();
    const { imageUrl } = await see(actor, id);
    await product.get(SweepMedia).sweepOrphans();
    const orphan = `media/${newId()}/480-0.webp`;
    await store.put(orphan, Readable.from([Buffer.from('left')]));
    expect(await product.get(SweepMedia).sweepOrphans()).toBe(1);
    expect([await store.size(orphan), await store.size(imageUrl!.slice(1))]).toEqual([null, expect.any(Number)]);
  });

  it('that took its worker down at every attempt is told as refused', async () => {
    const { actor } = await world.person();
    const id = await aMedia(product, actor, 'a.jpg', await aPhoto());
    await product.reader.rows(`update job set state = 'failed' where subject = $1`, [`media:${id}`]);
    await product.get(SweepMedia).tellGivenUp();
    expect(await see(actor, id)).toMatchObject({ state: 'refused', refusal: { code: 'MEDIA_NOT_PROCESSED' } });
  });

  it('takes captions only as a video of one’s own', async () => {
    const { actor } = await world.person();
    const id = await aMedia(product, actor, 'a.jpg', await aPhoto());
    const uploadId = await anUpload(product, actor, 'a.vtt', Buffer.from('WEBVTT\n\n00:00.000 --> 00:01.000\n开工\n'));
    await expect(product.get(AddCaptions).execute(actor, { mediaId: id, uploadId, lang: 'zh-CN' })).rejects.toMatchObject({ code: 'CAPTIONS_NOT_FOR_THIS' });
    await expect(product.get(AddCaptions).execute(actor, { mediaId: newId(), uploadId, lang: 'zh-CN' })).rejects.toMatchObject({ name: 'NotFound' });
  });

  it('once public takes no captions any more: nobody would have looked at them', async () => {
    const { actor } = await world.person();
    const id = await aMedia(product, actor, 'a.jpg', await aPhoto());
    await product.reader.rows(`update media set kind = 'video' where id = $1 returning id`, [id]);
    const add = async () => product.get(AddCaptions).execute(actor, { mediaId: id, uploadId: await anUpload(product, actor, 'a.vtt', Buffer.from('WEBVTT\n\n00:00.000 --> 00:01.000\n开工\n')), lang: 'zh-CN' });
    await product.uow.run(actor, {}, (tx) => product.get(ShareMedia).share(tx, [id]));
    await expect(add()).rejects.toMatchObject({ code: 'CAPTIONS_OF_PUBLISHED' });
    expect((await see(visitor, id)).captions).toEqual([]);
    await product.uow.run(actor, {}, (tx) => product.get(ShareMedia).unshare(tx, [id]));
    expect(await add()).toBe(id);
  });

  it('is shown to whom a later stage lets see it, without its name where names are kept back', async () => {
    const { actor } = await world.person();
    const id = await aMedia(product, actor, '张三的焊缝.jpg', await aPhoto());
    await drain();
    product.get(MediaReaders).register((who, media) =>
      Promise.resolve(new Map(who.accountId === world.judge.accountId ? media.map(({ mediaId }) => [mediaId, 'nameless' as const]) : [])));
    expect((await see(world.judge, id)).name).toBe('图片.jpg');
    await expect(see(world.cadre, id)).rejects.toMatchObject({ name: 'NotFound' });
  });
});
