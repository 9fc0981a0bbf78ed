import { mkdir, readdir, utimes, writeFile } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId, type Actor } from '@jiangong/kernel';
import { TestProduct } from '@jiangong/testing';
import { CONFIG, type Config } from '../config/config';
import { FolderStore } from './object-store';
import { UploadedFiles, UploadQuotaUsed } from './uploaded-files';

const DAY = 24 * 3_600_000;

describe('uploaded files', () => {
  let product: TestProduct;
  let folder: string;
  let files: UploadedFiles;

  beforeAll(async () => {
    product = await TestProduct.start({ modules: [], entities: [] });
    const config = product.app.get<Config>(CONFIG);
    folder = `${config.JIANGONG_DATA}/sweep-${newId()}`;
    files = new UploadedFiles(product.uow, product.reader, new FolderStore(folder), product.clock, { ...config, UPLOAD_QUOTA_MB: 1 });
  });
  afterAll(() => product?.stop());

  const somebody = (): Actor => ({ kind: 'account', accountId: newId(), memberId: null, name: '某人', grants: [] });
  const send = (actor: Actor, bytes = 10): Promise<string> => files.keep(actor, 'a.csv', Readable.from([Buffer.alloc(bytes, 'x')]));
  const kept = async (): Promise<string[]> => (await readdir(`${folder}/uploads`)).sort();

  it('go after a day when nothing made them its own, and stay when something did', async () => {
    const actor = somebody();
    const forgotten = await send(actor);
    const taken = await send(actor);
    await product.uow.run(actor, {}, (tx) => files.take(tx, taken));
    product.clock.set(new Date(product.clock.now().getTime() + DAY));
    expect(await files.sweep()).toBe(0);
    product.clock.set(new Date(product.clock.now().getTime() + 1_000));
    expect(await files.sweep()).toBe(1);
    expect(await kept()).toEqual([taken]);
    expect(await product.reader.rows('select id from uploaded_file where id = any($1::uuid[])', [[forgotten, taken]])).toEqual([{ id: taken }]);
  });

  it('nobody but the sender makes their own', async () => {
    const id = await send(somebody());
    await product.uow.run(somebody(), {}, (tx) => files.take(tx, id));
    expect(await product.reader.first('select taken_at as at from uploaded_file where id = $1', [id])).toEqual({ at: null });
  });

  it('what a broken upload left in the store goes too, once it is a day old', async () => {
    await mkdir(`${folder}/uploads`, { recursive: true });
    const before = await kept();
    for (const [name, age] of [['old.part', 2 * DAY], ['fresh.part', 0]] as const) {
      await writeFile(`${folder}/uploads/${name}`, 'x');
      const at = new Date(Date.now() - age);
      await utimes(`${folder}/uploads/${name}`, at, at);
    }
    expect(await files.sweep()).toBe(1);
    expect(await kept()).toEqual([...before, 'fresh.part'].sort());
  });

  it('beyond what an account may send in a day are refused and leave nothing; the next day it may again', async () => {
    const actor = somebody();
    await send(actor, 700_000);
    const before = await kept();
    await expect(send(actor, 700_000)).rejects.toThrow(UploadQuotaUsed);
    expect(await kept()).toEqual(before);
    await send(somebody(), 700_000);
    product.clock.set(new Date(product.clock.now().getTime() + DAY + 1_000));
    await send(actor, 700_000);
  });

  it('that arrive together do not slip past the quota', async () => {
    const actor = somebody();
    const outcomes = await Promise.allSettled(Array.from({ length: 4 }, () => send(actor, 400_000)));
    expect(outcomes.filter((one) => one.status === 'fulfilled')).toHaveLength(2);
  });
});
