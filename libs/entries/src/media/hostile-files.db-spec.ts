import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { BadInput, Refusal, type Actor } from '@jiangong/kernel';
import { attachment, JobDrain, OBJECT_STORE, type ObjectStore } from '@jiangong/platform';
import type { TestProduct } from '@jiangong/testing';
import sharp from 'sharp';
import { aUnionWorld, startEntries } from '../testing/union-world';
import { MediaReader } from './media.reader';
import type { MediaView } from './media.view';
import { hostileFiles, type HostileFile } from './testing/hostile-files';
import { aMedia, aPdf, aPhoto, packedObjects } from './testing/media.builder';
import { anOfficeFile, aRelation } from './testing/raw-zip';

jest.setTimeout(60_000);

/** What the worker may take for a file beyond what it has at rest. */
const MAX_GROWTH = 700 * 1024 * 1024;

describe('a hostile file', () => {
  let product: TestProduct;
  let store: ObjectStore;
  let actor: Actor;
  let atRest: number;

  beforeAll(async () => {
    product = await startEntries();
    store = product.app.get(OBJECT_STORE);
    const world = await aUnionWorld(product);
    actor = (await world.person()).actor;
    await sendAndWork({ name: '样例.jpg', content: aPhoto });
    atRest = process.memoryUsage().rss;
  });
  afterAll(() => product?.stop());

  async function bytesOf(key: string): Promise<Buffer> {
    const pieces: Buffer[] = [];
    for await (const piece of await store.get(key)) pieces.push(piece as Buffer);
    return Buffer.concat(pieces);
  }

  /** The way every file goes: uploaded, registered, worked on. */
  async function sendAndWork({ name, content }: Pick<HostileFile, 'name' | 'content'>): Promise<MediaView> {
    const id = await aMedia(product, actor, name, await content());
    await product.get(JobDrain).drain();
    return product.get(MediaReader).one(actor, 'zh', id);
  }

  async function refusalOf(file: HostileFile): Promise<{ code: string; message: string }> {
    try {
      const { refusal, state } = await sendAndWork(file);
      return refusal ?? { code: state, message: '' };
    } catch (error) {
      if (error instanceof BadInput) return { code: 'BAD_INPUT', message: error.faults[0]!.zh };
      if (error instanceof Refusal) return { code: error.code, message: error.text.zh };
      throw error;
    }
  }

  const WORDS: Readonly<Record<string, RegExp>> = {
    damaged: /损坏/, locked: /密码/, macros: /宏/, active: /可执行/, external: /外部/, doctype: /定义/, names: /不合法/, overlap: /重叠/, too_large: /过大/, disguised: /夹带/,
  };
  const refused = hostileFiles.flatMap((file) => ('refused' in file.outcome ? [[file.kind, file, file.outcome] as const] : []));
  const neutralised = hostileFiles.flatMap((file) => ('neutralised' in file.outcome ? [[file.kind, file, file.outcome] as const] : []));

  it('is known in more than sixty-seven kinds, each of its own', () => {
    expect(new Set(hostileFiles.map((file) => file.kind)).size).toBe(hostileFiles.length);
    expect(hostileFiles.length).toBeGreaterThanOrEqual(67);
  });

  it.each(refused)('is refused by its name: %s', async (_kind, file, { refused: code, fault }) => {
    const told = await refusalOf(file);
    expect(told.code).toBe(code);
    expect(told.message).toMatch(fault ? WORDS[fault]! : /./);
  });

  it.each(neutralised)('is made harmless: %s', async (_kind, file, { neutralised: how, gone }) => {
    const view = await sendAndWork(file);
    expect(view).toMatchObject({ state: 'ready', refusal: null });
    if (how === 'picture') {
      // the file as it came is never handed out
      expect(view.downloadUrl).toBeNull();
      for (const url of [view.imageUrl, view.thumbnailUrl]) {
        const shown = await bytesOf(url!.slice(1));
        expect((await sharp(shown).metadata()).format).toBe('webp');
        expect(shown.includes(gone)).toBe(false);
      }
      return;
    }
    const { saveAs } = await product.get(MediaReader).served(actor, view.id);
    if (gone.endsWith('$')) expect(saveAs.endsWith(gone.slice(0, -1))).toBe(false);
    else expect([view.name.includes(gone), saveAs.includes(gone)]).toEqual([false, false]);
    expect(saveAs).toMatch(/\.(pdf|jpg)$/);
    expect(attachment(saveAs)).toMatch(/^attachment; filename="[^"\\\r\n]*"; filename\*=UTF-8''[\w%.~!'()*-]+$/);
  });

  it.each([
    ['a document', '成果说明.docx', () => anOfficeFile('docx', [{ name: 'word/media/image1.png', content: '\x89PNG' }])],
    ['a document with a link to a page', '成果说明.docx', () => anOfficeFile('docx', [aRelation('hyperlink', 'https://example.org/a')])],
    ['a document that speaks of DDE', '成果说明.docx', () => anOfficeFile('docx', [], { main: '<t>DDE 是一种协议</t>' })],
    ['a spreadsheet', '统计表.xlsx', () => anOfficeFile('xlsx', [{ name: 'xl/worksheets/sheet1.xml', content: '<worksheet/>' }])],
    ['a roster as a spreadsheet program wrote it', '花名册.xlsx', () => readFile(new URL('../../../../samples/year/roster.xlsx', import.meta.url))],
    ['a presentation', '汇报.pptx', () => anOfficeFile('pptx', [{ name: 'ppt/slides/slide1.xml', content: '<sld/>' }])],
    ['a PDF with packed objects', '成果说明.pdf', () => aPdf([packedObjects('<< /Type /Font /BaseFont /SimSun >>')])],
    ['a PDF with a link to a page', '成果说明.pdf', () => aPdf(['<< /S /URI /URI (https://example.org/) >>'])],
    ['a photograph', '照片.jpg', () => aPhoto()],
  ])('is none of these, which are taken as they are: %s', async (_kind, name, content) => {
    expect(await sendAndWork({ name, content })).toMatchObject({ state: 'ready', refusal: null, name });
  });

  it('does the worker no harm: nothing was tried twice, its memory is its own again, and sound files are made ready as before', async () => {
    const jobs = await product.reader.rows<{ state: string; attempts: number }>(`select distinct state, attempts from job where subject like 'media:%'`);
    expect(jobs.filter((job) => job.attempts > 1 || job.state === 'failed')).toEqual([]);
    expect(process.memoryUsage().rss - atRest).toBeLessThan(MAX_GROWTH);
    expect(await sendAndWork({ name: '焊花.jpg', content: aPhoto })).toMatchObject({ state: 'ready' });
  });

  it('refused, leaves nothing made of it in the store', async () => {
    const rows = await product.reader.rows<{ id: string }>(`select id from media where state = 'refused'`);
    expect(rows.length).toBeGreaterThan(30);
    for (const { id } of rows) for await (const { key } of store.list(`media/${id}`)) expect(key).toBe('nothing');
  });
});
