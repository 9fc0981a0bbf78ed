import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Refusal, type Actor } from '@jiangong/kernel';
import { JobRunner, OBJECT_STORE, type ObjectStore } from '@jiangong/platform';
import type { TestProduct } from '@jiangong/testing';
import { aUnionWorld, startEntries } from '../../testing/union-world';
import { folderOf } from '../media-store';
import { MediaReader } from '../media.reader';
import { hostileVideos } from '../testing/hostile-videos';
import { aMedia } from '../testing/media.builder';
import { systemHasFfmpeg } from './engine/choose-engine';

const ENGINES = ['node-av', ...((await systemHasFfmpeg()) ? ['ffmpeg' as const] : [])] as const;

describe.each(ENGINES)('a file that poses as a video, with %s', (engine) => {
  let product: TestProduct;
  let actor: Actor;
  let store: ObjectStore;

  beforeAll(async () => {
    product = await startEntries({ VIDEO_ENGINE: engine });
    ({ actor } = await (await aUnionWorld(product)).person());
    store = product.app.get(OBJECT_STORE);
  });
  afterAll(() => product?.stop());

  const bytesOf = async (key: string): Promise<Buffer> => {
    const pieces: Buffer[] = [];
    for await (const piece of await store.get(key)) pieces.push(piece as Buffer);
    return Buffer.concat(pieces);
  };

  /** The code it was refused with, at once or by the worker; null when it was taken. */
  async function take(name: string, content: Buffer): Promise<{ code: string | null; id: string | null }> {
    try {
      const id = await aMedia(product, actor, name, content);
      const job = (await product.reader.first<{ id: string }>('select id from job where subject = $1', [`media:${id}`]))!;
      await product.get(JobRunner).run(job.id);
      const view = await product.get(MediaReader).one(actor, 'zh', id);
      expect(['ready', 'refused']).toContain(view.state);
      return { code: view.refusal?.code ?? null, id };
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      return { code: error.code, id: null };
    }
  }

  it.each(hostileVideos.map((file) => [file.kind, file] as const))('%s', async (_kind, { name, content, outcome }) => {
    const { code, id } = await take(name, await content());
    if ('refused' in outcome) {
      expect(outcome.refused).toContain(code);
      if (id) for await (const { key } of store.list(folderOf(id))) throw new Error(`${key} is left`);
      return;
    }
    expect(code).toBeNull();
    const view = await product.get(MediaReader).one(actor, 'zh', id!);
    for (const url of [view.videoUrl, view.posterUrl, view.thumbnailUrl]) expect((await bytesOf(url!.slice(1))).includes(outcome.gone)).toBe(false);
    expect(view.downloadUrl).toBeNull();
  }, 120_000);

  it('harms nobody: the next sound video goes through', async () => {
    const sound = await hostileVideos.find(({ outcome }) => 'gone' in outcome)!.content();
    expect((await take('焊接.mp4', sound)).code).toBeNull();
  }, 120_000);
});
