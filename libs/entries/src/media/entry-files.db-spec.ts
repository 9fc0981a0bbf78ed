import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { BadInput, newId, shanghai, visitor, type Actor } from '@jiangong/kernel';
import { JobDrain } from '@jiangong/platform';
import { aRound, someRules, type RoundWorld } from '@jiangong/programme/testing';
import type { TestProduct } from '@jiangong/testing';
import { SubmitWork } from '../recommendations/public';
import { EntriesReader, SaveDraft } from '../submissions/public';
import { aUnionWorld, startEntries, type UnionWorld } from '../testing/union-world';
import { RemoveMedia } from './commands/remove-media';
import { SweepMedia } from './commands/sweep-media';
import { TakeMedia } from './commands/take-media';
import { MediaReader } from './media.reader';
import { aMedia, aPdf, aPhoto } from './testing/media.builder';

jest.setTimeout(60_000);

const DAY = 24 * 3_600_000;
const rules = someRules({
  intake: { origins: ['submission'] },
  form: { fields: [
    { code: 'measure', label: '做法', kind: 'long_text', required: true, maxLength: 2_000, choices: [], help: '' },
    { code: 'photos', label: '图片', kind: 'files', required: false, maxLength: 1, choices: [], help: '', accept: ['image'], maxFiles: 2, maxMegabytes: 1 },
    { code: 'proofs', label: '佐证', kind: 'files', required: false, maxLength: 1, choices: [], help: '' },
  ] },
});

describe('the files an entry names', () => {
  let product: TestProduct;
  let world: UnionWorld;
  let works: RoundWorld;
  let actor: Actor;
  let other: Actor;

  beforeAll(async () => {
    product = await startEntries();
    world = await aUnionWorld(product);
  });
  beforeEach(async () => {
    product.clock.set(shanghai(2026, 5, 11, 9));
    works = await aRound(product.uow, { subject: 'work', rules, categories: [{ code: 'renovation', name: '小革新' }] });
    [actor, other] = [(await world.person()).actor, (await world.person()).actor];
  });
  afterAll(() => product?.stop());

  const photo = async (of = actor, side = 64): Promise<string> => {
    const id = await aMedia(product, of, '焊花.jpg', await aPhoto(side, 48));
    await product.get(JobDrain).drain();
    return id;
  };
  const named = (...ids: string[]) => ids.map((id) => ({ id }));
  const place = () => ({ roundId: works.roundId, categoryId: works.category.renovation!, title: '主轴密封革新' });
  const draft = (files: object, id?: string): Promise<string> => product.get(SaveDraft).execute(actor, { ...place(), id, content: { measure: '双唇密封', ...files } });
  const handIn = (files: object, draftId?: string): Promise<string> => product.get(SubmitWork).execute(actor, { ...place(), draftId, content: { measure: newId(), ...files } });
  const see = (who: Actor, id: string) => product.get(MediaReader).one(who, 'zh', id);
  const isMissing = (who: Actor, id: string) => expect(see(who, id)).rejects.toMatchObject({ name: 'NotFound' });
  const refusedFor = async (files: object, words: RegExp): Promise<void> => {
    const told = await handIn(files).then(() => null, (error: unknown) => error);
    expect(told).toBeInstanceOf(BadInput);
    expect((told as BadInput).faults.map((fault) => fault.zh).join()).toMatch(words);
  };

  it('are kept in the version by id and hash, whatever hash the sender wrote', async () => {
    const id = await photo();
    const { sha256 } = await see(actor, id);
    const entryId = await handIn({ photos: [{ id, sha256: 'f'.repeat(64) }] });
    expect((await product.get(EntriesReader).one(actor, entryId)).content).toMatchObject({ photos: [{ id, sha256 }] });
  });

  it('are one’s own: another’s file, and one that never was, are refused alike', async () => {
    await refusedFor({ photos: named(await photo(other)) }, /“图片”.*不存在或不是您上传的/);
    await refusedFor({ photos: named(newId()) }, /“图片”.*不存在或不是您上传的/);
  });

  it('are of the kinds, the size and the number the field takes', async () => {
    const report = await aMedia(product, actor, '报告.pdf', aPdf());
    await refusedFor({ photos: named(report) }, /“图片”只接收图片，这个文件是文档/);
    const large = await aMedia(product, actor, '大图.jpg', Buffer.concat([await aPhoto(), Buffer.alloc(1024 * 1024)]));
    await refusedFor({ photos: named(large) }, /不能超过 1 MB/);
    await refusedFor({ photos: named(await photo(), await photo(), await photo()) }, /图片/);
  });

  it('that were refused stand in a draft, so that their owner can replace them, but are not handed in', async () => {
    const broken = await aMedia(product, actor, '坏图.jpg', (await aPhoto(800, 600)).subarray(0, 2_000));
    await product.get(JobDrain).drain();
    const draftId = await draft({ photos: named(broken) });
    await refusedFor({ photos: named(broken) }, /未通过检查/);
    expect(draftId).toBeTruthy();
  });

  it('are held by a draft, let go when it names them no more, and swept a week later', async () => {
    const [kept, dropped] = [await photo(), await photo()];
    const id = await draft({ photos: named(kept, dropped) });
    await draft({ photos: named(kept) }, id);
    product.clock.set(new Date(product.clock.now().getTime() + 8 * DAY));
    await product.get(SweepMedia).sweep();
    expect((await see(actor, kept)).id).toBe(kept);
    await isMissing(actor, dropped);
  });

  it('in a draft are their owner’s alone; handed in, the desks of the entry see them, and nobody else', async () => {
    const id = await photo();
    const draftId = await draft({ photos: named(id) });
    for (const who of [world.cadre, world.organiser]) await isMissing(who, id);
    await handIn({ photos: named(id) }, draftId);
    for (const who of [world.cadre, world.organiser, world.auditor]) expect((await see(who, id)).name).toBe('焊花.jpg');
    for (const who of [world.otherCadre, world.otherDistrict, world.judge, other, visitor]) await isMissing(who, id);
  });

  it('in a draft may be removed; once handed in they stay with the entry', async () => {
    const [loose, firm] = [await photo(), await photo()];
    const draftId = await draft({ photos: named(loose, firm) });
    await product.get(RemoveMedia).execute(actor, loose);
    await handIn({ photos: named(firm) }, draftId);
    expect((await see(actor, firm)).abilities.canRemove).toBe(false);
    await expect(product.get(RemoveMedia).execute(actor, firm)).rejects.toMatchObject({ code: 'MEDIA_IN_USE' });
    product.clock.set(new Date(product.clock.now().getTime() + 30 * DAY));
    await product.get(SweepMedia).sweep();
    expect((await see(actor, firm)).id).toBe(firm);
  });

  it('are not taken back while they are being handed in: whoever waited asks again', async () => {
    const id = await photo();
    const entryId = await draft({ photos: named(id) });
    let removing: Promise<unknown> = Promise.resolve();
    await product.uow.run(actor, {}, async (tx) => {
      await tx.query('select 1 from media where id = $1 for share', [id]);
      removing = product.get(RemoveMedia).execute(actor, id).then(() => 'gone', (error: { code: string }) => error.code);
      await new Promise((resolve) => setTimeout(resolve, 500));
      await product.get(TakeMedia).takeFor(tx, entryId, [id], true);
    });
    expect(await removing).toBe('MEDIA_IN_USE');
    expect((await see(actor, id)).abilities.canRemove).toBe(false);
  });
});
