import { existsSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Actor } from '@jiangong/kernel';
import { JobRunner, OBJECT_STORE, type ObjectStore } from '@jiangong/platform';
import type { TestProduct } from '@jiangong/testing';
import { aUnionWorld, startEntries, type UnionWorld } from '../../testing/union-world';
import { AddCaptions } from '../commands/add-captions';
import { RemoveMedia } from '../commands/remove-media';
import { folderOf } from '../media-store';
import { MediaReader } from '../media.reader';
import { drawClip, type DrawnClip } from './draw-clip';
import { aMedia, anUpload } from '../testing/media.builder';
import { systemHasFfmpeg } from './engine/choose-engine';
import { EngineFault } from './engine/engine-fault';
import { NodeAvEngine } from './engine/node-av-engine';
import { piecesOf } from './master-playlist';
import type { VideoEngine } from './video-engine';
import { VideoProcessor } from './video-processor';

const ENGINES = ['node-av', ...((await systemHasFfmpeg()) ? ['ffmpeg' as const] : [])] as const;

describe.each(ENGINES)('a video somebody hands in, with %s', (engine) => {
  let product: TestProduct;
  let world: UnionWorld;
  let store: ObjectStore;
  let folder: string;
  let actor: Actor;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'jiangong-clips-'));
    product = await startEntries({ VIDEO_ENGINE: engine });
    world = await aUnionWorld(product);
    store = product.app.get(OBJECT_STORE);
    ({ actor } = await world.person());
  });
  afterAll(async () => {
    await product?.stop();
    await rm(folder, { recursive: true, force: true });
  });

  const clip = async (name: string, drawn: DrawnClip): Promise<Buffer> => readFile(await drawClip(join(folder, name), drawn));
  const see = (id: string, who = actor) => product.get(MediaReader).one(who, 'zh', id);
  const textOf = async (key: string): Promise<string> => {
    const pieces: Buffer[] = [];
    for await (const piece of await store.get(key)) pieces.push(piece as Buffer);
    return Buffer.concat(pieces).toString('utf8');
  };
  const jobOf = async (id: string) => (await product.reader.first<{ id: string; state: string; attempts: number }>('select id, state, attempts from job where subject = $1', [`media:${id}`]))!;
  const run = async (id: string): Promise<void> => product.get(JobRunner).run((await jobOf(id)).id);
  const foldersLeft = async (id: string): Promise<string[]> => (await readdir(tmpdir())).filter((name) => name.includes(id));
  const rows = (sql: string, ...values: unknown[]) => product.reader.rows(sql, values);

  it('is known by length and shape at once, and shown in two sizes when a worker is through', async () => {
    const id = await aMedia(product, actor, '焊接.MOV', await clip('turned.mov', { format: 'mov', width: 640, height: 480, rotation: 90, seconds: 5, picture: 'libx265' }));
    expect(await see(id)).toMatchObject({ kind: 'video', state: 'processing', mimeType: 'video/quicktime', durationSeconds: 5, width: 480, height: 640, hasAudio: true, videoUrl: null, posterUrl: null });
    await run(id);
    const view = await see(id);
    expect(view).toMatchObject({ state: 'ready', progress: 100, width: 480, height: 640, hasAudio: true, refusal: null });
    const master = await textOf(view.hlsUrl!.slice(1));
    const place = view.hlsUrl!.slice(1).replace('/master.m3u8', '');
    for (const name of ['hls360', 'hls720']) {
      expect(master).toContain(`${name}/index.m3u8`);
      for (const { file } of piecesOf(await textOf(`${place}/${name}/index.m3u8`))) expect(await store.size(`${place}/${name}/${file}`)).toBeGreaterThan(0);
      expect(await store.size(`${place}/${name}/init.mp4`)).toBeGreaterThan(0);
    }
    for (const url of [view.videoUrl, view.posterUrl, view.thumbnailUrl]) expect(await store.size(url!.slice(1))).toBeGreaterThan(500);
    expect(await foldersLeft(id)).toEqual([]);
    const before = await product.reader.first('select files, version from media where id = $1', [id]);
    await rows(`update job set state = 'queued' where subject = $1`, `media:${id}`);
    await run(id);
    expect(await product.reader.first('select files, version from media where id = $1', [id])).toEqual(before);
  });

  it('is refused before anything is queued when it is too long, broken, or none at all', async () => {
    const long = await clip('long.mp4', { seconds: 190, width: 64, height: 48, framesPerSecond: 2, sound: null });
    await expect(aMedia(product, actor, 'long.mp4', long)).rejects.toMatchObject({ code: 'VIDEO_TOO_LONG', facts: { seconds: 190, limit: 180 } });
    const cut = (await clip('cut.mp4', { seconds: 1 })).subarray(0, 900);
    await expect(aMedia(product, actor, 'cut.mp4', cut)).rejects.toMatchObject({ code: 'VIDEO_UNREADABLE' });
    await expect(aMedia(product, actor, 'a.mp4', Buffer.from('#EXTM3U\n#EXTINF:10,\nfile:///etc/passwd\n'))).rejects.toMatchObject({ code: 'MEDIA_KIND_UNKNOWN' });
    expect(await rows(`select 1 from media where name in ('long.mp4', 'cut.mp4', 'a.mp4')`)).toEqual([]);
  });

  it('that breaks off in its middle is shown as far as it goes, or refused in words', async () => {
    const whole = await clip('whole.mkv', { format: 'matroska', seconds: 4 });
    const half = await aMedia(product, actor, 'half.mkv', whole.subarray(0, Math.floor(whole.length * 0.6)));
    await run(half);
    expect(['ready', 'refused']).toContain((await see(half)).state);
    // the index is whole, what it points to is noise
    const noise = await clip('noise.mp4', { seconds: 3 });
    const from = noise.indexOf('mdat') + 4;
    for (let at = from; at < noise.indexOf('moov') - 8; at++) noise[at] = (at * 31) & 0xff;
    const id = await aMedia(product, actor, 'noise.mp4', noise);
    await run(id);
    expect(await see(id)).toMatchObject({ state: 'refused', videoUrl: null, refusal: { code: expect.stringMatching(/^(VIDEO_UNREADABLE|VIDEO_TOO_SHORT)$/) as never } });
    expect((await jobOf(id)).state).toBe('done');
  });

  it('taken up again after its worker died comes out under the same names', async () => {
    const id = await aMedia(product, actor, 'again.mp4', await clip('again.mp4', { seconds: 2 }));
    const puts: string[] = [];
    const put = store.put.bind(store);
    // the worker goes down when half of it lies in the store
    store.put = (key, content) => (puts.push(key), puts.length > 3 ? Promise.reject(new Error('gone')) : put(key, content));
    await run(id).finally(() => Object.assign(store, { put }));
    expect(await jobOf(id)).toMatchObject({ state: 'queued', attempts: 1 });
    expect(await see(id)).toMatchObject({ state: 'processing', videoUrl: null });
    await rows(`update job set state = 'running', lease_until = now() - interval '1 second' where subject = $1`, `media:${id}`);
    await run(id);
    const { files } = (await product.reader.first<{ files: Record<string, string> }>('select files from media where id = $1', [id]))!;
    expect((await see(id)).state).toBe('ready');
    for (const key of puts.slice(0, 3)) expect(key.startsWith(files.mp4!.replace('/video.mp4', ''))).toBe(true);
    expect(await foldersLeft(id)).toEqual([]);
  });

  it('removed while it is worked on, ends the work within a second or two and leaves nothing', async () => {
    const id = await aMedia(product, actor, 'slow.mp4', await clip('slow.mp4', { width: 1920, height: 1080, seconds: 8, options: { preset: 'ultrafast', crf: '35' } }));
    const running = run(id);
    while ((await see(id)).progress === 0) await new Promise((next) => setTimeout(next, 50));
    const began = Date.now();
    await product.get(RemoveMedia).execute(actor, id);
    await running;
    expect(Date.now() - began).toBeLessThan(4_000);
    expect(await jobOf(id)).toMatchObject({ state: 'cancelled' });
    expect(await foldersLeft(id)).toEqual([]);
    for await (const { key } of store.list(folderOf(id))) throw new Error(`${key} is left`);
  });

  it('that takes the engine down at every attempt is refused after the last, and the next one goes through', async () => {
    const content = await clip('sound.mp4', { seconds: 1 });
    const id = await aMedia(product, actor, 'poison.mp4', content);
    const processor = product.get(VideoProcessor) as unknown as { chosen: Promise<VideoEngine> };
    const sound = await processor.chosen;
    processor.chosen = Promise.resolve({ name: sound.name, probe: (path) => sound.probe(path), encode: () => Promise.reject(new EngineFault('crash')), repackage: () => Promise.reject(new EngineFault('crash')) });
    for (const attempt of [1, 2, 3]) {
      expect(await see(id)).toMatchObject({ state: 'processing' });
      await run(id);
      expect((await jobOf(id)).attempts).toBe(attempt);
    }
    processor.chosen = Promise.resolve(sound);
    expect(await see(id)).toMatchObject({ state: 'refused', refusal: { code: 'MEDIA_NOT_PROCESSED' } });
    expect((await jobOf(id)).state).toBe('failed');
    const next = await aMedia(product, actor, 'next.mp4', content);
    await run(next);
    expect((await see(next)).state).toBe('ready');
  });

  it('whose prober crashes twice is refused; without any engine it is the machine that is at fault', async () => {
    const content = await clip('probe.mp4', { seconds: 1 });
    const processor = product.get(VideoProcessor) as unknown as { chosen: Promise<VideoEngine> };
    const sound = await processor.chosen;
    for (const [fault, refused] of [[new EngineFault('crash'), { code: 'VIDEO_UNREADABLE' }], [new EngineFault('missing', true), { isMissing: true }]] as const) {
      processor.chosen = Promise.resolve({ ...sound, name: sound.name, encode: sound.encode, repackage: sound.repackage, probe: () => Promise.reject(fault) });
      await expect(aMedia(product, actor, 'probe.mp4', content)).rejects.toMatchObject(refused);
    }
    processor.chosen = Promise.resolve(sound);
  });

  it('takes captions, written anew, one file a language, of its owner alone', async () => {
    const id = await aMedia(product, actor, 'said.mp4', await clip('said.mp4', { seconds: 1 }));
    const captions = async (who: Actor, text: string, lang: string) =>
      product.get(AddCaptions).execute(who, { mediaId: id, uploadId: await anUpload(product, who, '字幕.vtt', Buffer.from(text)), lang });
    await captions(actor, 'WEBVTT\n\nSTYLE\n::cue { background: url(https://elsewhere.test/a.png) }\n\n00:00.000 --> 00:01.000 line:0\n<b onclick=x>开工</b> & 检查\n', 'zh-CN');
    await captions(actor, 'WEBVTT\n\n00:00.000 --> 00:01.000\nStart\n', 'en');
    const first = (await see(id)).captions;
    expect(first).toMatchObject([{ lang: 'zh-CN', label: '中文' }, { lang: 'en', label: 'English' }]);
    expect(await textOf(first[0]!.url.slice(1))).toBe('WEBVTT\n\n00:00:00.000 --> 00:00:01.000\n开工 &amp; 检查\n');
    await captions(actor, 'WEBVTT\n\n00:00.000 --> 00:01.000\n收工\n', 'zh-CN');
    await run(id);
    const view = await see(id);
    expect(view.captions.map(({ lang }) => lang).sort()).toEqual(['en', 'zh-CN']);
    expect(await textOf(view.captions.find(({ lang }) => lang === 'zh-CN')!.url.slice(1))).toContain('收工');
    expect(await store.size(first[0]!.url.slice(1))).toBeNull();
    await expect(captions((await world.person()).actor, 'WEBVTT\n\n00:00.000 --> 00:01.000\nX\n', 'en')).rejects.toMatchObject({ name: 'NotFound' });
    await expect(captions(actor, '1\n00:00:00,000 --> 00:00:01,000\nSubRip\n', 'en')).rejects.toMatchObject({ code: 'CAPTIONS_UNREADABLE' });
  });

  it('is a heavy job: nothing quick waits behind it', async () => {
    const id = await aMedia(product, actor, 'lane.mp4', await clip('lane.mp4', { seconds: 1 }));
    expect(await product.reader.first('select name from job where subject = $1', [`media:${id}`])).toEqual({ name: 'entries.process-video' });
  });
});

it('a program that is not there is no fault of the file', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'jiangong-clips-'));
  try {
    const path = await drawClip(join(folder, 'a.mp4'), { seconds: 1 });
    await expect(new NodeAvEngine(join(folder, 'nowhere.mjs')).probe(path)).rejects.toMatchObject({ isMissing: true });
    expect(existsSync(path)).toBe(true);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
