import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { platformActor, visitor, type Actor } from '@jiangong/kernel';
import { EntriesModule, entriesEntities, MediaReader, ShareMedia, TakeMedia } from '@jiangong/entries';
import { aMedia, aPdf, aPhoto } from '@jiangong/entries/testing';
import { PeopleModule, peopleEntities } from '@jiangong/people';
import { aCity, anAccount, anActorOf, type City } from '@jiangong/people/testing';
import { ProgrammeModule, programmeEntities, StepBackRound } from '@jiangong/programme';
import { someRules } from '@jiangong/programme/testing';
import { JobDrain } from '@jiangong/platform';
import { anActor, TestProduct } from '@jiangong/testing';
import { JudgingModule, judgingEntities } from '../judging.module';
import { aRoundInJudging, sheetOf, type JudgedWorld, type JudgeWorld } from '../testing';
import { SignDeclaration } from '../conflicts/public';
import { RecuseSheet } from './public';

jest.setTimeout(90_000);

const ENTRY_MEDIA = `query ($id: ID!) { sheet(id: $id) { entry { fields { label value } media { id name kind downloadUrl imageUrl } } } }`;

describe('the files of an entry, before its judges', () => {
  let product: TestProduct;
  let city: City;

  beforeAll(async () => {
    product = await TestProduct.start({
      modules: [PeopleModule, ProgrammeModule, EntriesModule, JudgingModule],
      entities: [...peopleEntities, ...programmeEntities, ...entriesEntities, ...judgingEntities],
    });
    city = await aCity(product);
  });
  afterAll(() => product?.stop());

  interface Filed extends JudgedWorld {
    readonly entryId: string;
    readonly photo: string;
    readonly badge: string;
    readonly older: string;
    readonly assigned: JudgeWorld;
    readonly idle: JudgeWorld;
  }

  const rulesOf = (isBlind: boolean) => someRules({
    judging: { isBlind, judgesPerEntry: 3, minJudges: 3 }, computing: { method: { kind: 'mean' } },
    form: { fields: [
      { code: 'photos', label: '作品图片', kind: 'files', required: false, maxLength: 1, choices: [], help: '' },
      { code: 'badge', label: '工作证', kind: 'files', required: false, maxLength: 1, choices: [], help: '', isIdentifying: true },
    ] },
  });

  /** An entry of a round in judging that names two files, one of them under an identifying field, and once named a third. */
  async function aFiledEntry(isBlind: boolean, isUnsigned = false): Promise<Filed> {
    const world = await aRoundInJudging(product, city, { judges: 4, entries: 1, rules: rulesOf(isBlind), isUnsigned });
    const [entryId] = world.entryIds as [string];
    const owner = await anActorOf(product, await anAccount(product, {}));
    const [photo, badge, older] = [await aMedia(product, owner, '张三的焊缝.jpg', await aPhoto()), await aMedia(product, owner, '张三工作证.pdf', aPdf()), await aMedia(product, owner, '旧稿.jpg', await aPhoto(80, 40))];
    await product.get(JobDrain).drain();
    await product.uow.run(platformActor, {}, (tx) => product.get(TakeMedia).takeFor(tx, entryId, [photo, badge, older], true));
    const ref = (id: string) => ({ id, sha256: 'a'.repeat(64) });
    await product.reader.rows(`update entry_version set content = $2::jsonb where entry_id = $1`, [entryId, JSON.stringify({ photos: [ref(photo)], badge: [ref(badge)] })]);
    const sheets = await Promise.all(world.judges.map(({ accountId }) => sheetOf(product, entryId, accountId)));
    return { ...world, entryId, photo, badge, older, assigned: world.judges[sheets.findIndex((id) => id !== null)]!, idle: world.judges[sheets.findIndex((id) => id === null)]! };
  }

  const see = (actor: Actor, id: string) => product.get(MediaReader).one(actor, 'zh', id);
  const isMissing = (actor: Actor, id: string) => expect(see(actor, id)).rejects.toMatchObject({ name: 'NotFound' });

  it('are seen by the judge it is assigned to, with their names; by no other judge of the panel, no judge elsewhere, no visitor', async () => {
    const filed = await aFiledEntry(false);
    expect(await see(filed.assigned.actor, filed.photo)).toMatchObject({ name: '张三的焊缝.jpg', state: 'ready', abilities: { canRemove: false } });
    expect(await see(filed.assigned.actor, filed.badge)).toMatchObject({ name: '张三工作证.pdf' });
    for (const other of [filed.idle.actor, (await aFiledEntry(false)).assigned.actor, visitor]) await isMissing(other, filed.photo);
  });

  it('are those the judged version names: what the entry held before stays out of sight', async () => {
    const filed = await aFiledEntry(false);
    await isMissing(filed.assigned.actor, filed.older);
  });

  it('come with the sheet, in the order of the form', async () => {
    const filed = await aFiledEntry(false);
    const sheetId = await sheetOf(product, filed.entryId, filed.assigned.accountId);
    expect(await product.ask(filed.assigned.actor, ENTRY_MEDIA, { id: sheetId })).toMatchObject({ data: { sheet: { entry: { media: [{ id: filed.photo, imageUrl: expect.stringMatching(/^\/media\//) as never }, { id: filed.badge, downloadUrl: `/media/${filed.badge}/download` }] } } } });
  });

  it('wait for the declaration, and go with a conflict and with stepping back', async () => {
    const unsigned = await aFiledEntry(false, true);
    await isMissing(unsigned.assigned.actor, unsigned.photo);
    await product.get(SignDeclaration).execute(unsigned.assigned.actor, { roundId: unsigned.roundId, declared: [] });
    expect((await see(unsigned.assigned.actor, unsigned.photo)).id).toBe(unsigned.photo);
    await product.reader.rows(
      `insert into conflict (entry_id, judge_id, kind, round_id, is_hard, evidence) values ($2, $3, 'same_unit', $1, true, '同单位')`, [unsigned.roundId, unsigned.entryId, unsigned.assigned.accountId]);
    await isMissing(unsigned.assigned.actor, unsigned.photo);

    const left = await aFiledEntry(false);
    await product.get(RecuseSheet).execute(left.assigned.actor, { sheetId: (await sheetOf(product, left.entryId, left.assigned.accountId))!, reasonCode: 'kin' });
    await isMissing(left.assigned.actor, left.photo);
  });

  it('are out of the judges’ sight while the round is back in review', async () => {
    const filed = await aFiledEntry(false);
    await product.get(StepBackRound).execute(anActor({ city_organiser: city.cityId }), { roundId: filed.roundId, reason: '更换评委' });
    await isMissing(filed.assigned.actor, filed.photo);
  });

  it('in a blind round lie there without the names people gave them, and those of identifying answers do not', async () => {
    const filed = await aFiledEntry(true);
    const { actor, accountId } = filed.assigned;
    expect(await see(actor, filed.photo)).toMatchObject({ name: '图片.jpg' });
    expect((await product.get(MediaReader).served(actor, filed.photo)).saveAs).not.toContain('张三');
    await isMissing(actor, filed.badge);
    const answer = await product.ask(actor, ENTRY_MEDIA, { id: await sheetOf(product, filed.entryId, accountId) });
    expect(answer).toMatchObject({ data: { sheet: { entry: { media: [{ id: filed.photo, name: '图片.jpg' }] } } } });
    expect(JSON.stringify(answer.data)).not.toMatch(new RegExp(`张三|${filed.badge}`));
  });

  it('once published are everybody’s, under no name a person gave them; withdrawn, they are the judges’ alone again', async () => {
    const filed = await aFiledEntry(true);
    await product.uow.run(platformActor, {}, (tx) => product.get(ShareMedia).share(tx, [filed.photo]));
    expect(await see(visitor, filed.photo)).toMatchObject({ name: '图片.jpg' });
    expect(await see(filed.idle.actor, filed.photo)).toMatchObject({ name: '图片.jpg' });
    expect(await see(filed.assigned.actor, filed.photo)).toMatchObject({ name: '图片.jpg' });
    await product.uow.run(platformActor, {}, (tx) => product.get(ShareMedia).unshare(tx, [filed.photo]));
    await isMissing(visitor, filed.photo);
    expect((await see(filed.assigned.actor, filed.photo)).id).toBe(filed.photo);
  });

  it('are seen by the entry’s own unit and by no other unit', async () => {
    const filed = await aFiledEntry(false);
    const unit = await product.reader.first<{ id: string }>('select organization_id as id from entry where id = $1', [filed.entryId]);
    const other = city.enterprises.find((id) => id !== unit!.id)!;
    expect((await see(anActor({ unit_cadre: unit!.id }), filed.photo)).name).toBe('张三的焊缝.jpg');
    await isMissing(anActor({ unit_cadre: other }), filed.photo);
  });
});
