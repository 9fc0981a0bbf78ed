import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { NominateSelf } from '@jiangong/entries';
import { newId } from '@jiangong/kernel';
import type { City } from '@jiangong/people/testing';
import { findBroken } from '@jiangong/platform';
import { RedecideRound, SupersedePublication } from '@jiangong/results';
import { anActor, type TestProduct } from '@jiangong/testing';
import { AppointWinner } from './commands/appoint-winner';
import { ClosePosting } from './commands/close-posting';
import { PostVacancy } from './commands/post-vacancy';
import { ReviseTitle } from './commands/revise-title';
import { someTitle } from './testing/title.builder';
import { aHolder, publishPosting, startTitles, type TitleWorld, withFirstLevel } from './testing/title.world';
import { TitleDeskReader } from './title-desk.reader';
import { titleInvariants } from './title.invariants';
import { CapBelowHolders, LevelPostedAlready, NotOnPublishedList, PlaceTakenMeanwhile, PostingStillJudged, TitlePlacesFull, TooFewVacancies } from './title.refusals';

jest.setTimeout(120_000);

describe('a free place of a title', () => {
  let product: TestProduct;
  let city: City;
  let officers: TitleWorld['officers'];
  let define: TitleWorld['define'];
  let person: TitleWorld['person'];
  let standing: TitleWorld['standing'];

  beforeAll(async () => {
    ({ product, city, officers, define, person, standing } = await startTitles());
  });
  afterAll(() => product?.stop());

  it('is posted, nominated for, judged, published by two and filled; two appointments at one time leave exactly one', async () => {
    const titleId = await define(withFirstLevel({ cap: 1 }));
    const post = (places = 1) => product.get(PostVacancy).execute(officers[0], { titleId, level: 'first', places });
    await expect(post(2)).rejects.toBeInstanceOf(TooFewVacancies);
    const postingId = await post();
    await expect(post()).rejects.toBeInstanceOf(LevelPostedAlready);
    await expect(aHolder(product, officers, { titleId, memberId: await person() })).rejects.toBeInstanceOf(TitlePlacesFull);
    await expect(product.get(ReviseTitle).execute(officers[0], { titleId, content: someTitle({ levels: someTitle().levels.slice(1) }), reason: '取消一级' })).rejects.toMatchObject({ code: CapBelowHolders.code, facts: { posted: 1 } });

    const nominee = await person();
    const { data } = await product.ask(anActor({}), '{ titles { id postings { number places fromOn toOn roundId isOpen conditions } } }');
    const [posting] = (data!.titles as unknown as { id: string; postings: { roundId: string }[] }[]).find(({ id }) => id === titleId)!.postings;
    expect(posting).toMatchObject({ number: '2026-T01', places: 1, fromOn: '2026-05-11', toOn: '2026-05-18', isOpen: true, conditions: expect.stringContaining('高级技师') });
    const { id: categoryId } = (await product.reader.first<{ id: string }>('select c.id from category c join round r on r.programme_id = c.programme_id where r.id = $1', [posting!.roundId]))!;
    await product.get(NominateSelf).execute(anActor({ member: city.enterprises[0] }, { memberId: nominee }), { roundId: posting!.roundId, categoryId, content: { deeds: '从业二十年。', innovation: '2026年2月完成自动清灰装置。' } });

    await expect(product.get(AppointWinner).execute(officers[0], { postingId, entryId: newId() })).rejects.toBeInstanceOf(NotOnPublishedList);
    await expect(product.get(ClosePosting).execute(officers[0], { postingId, reason: '不办了' })).rejects.toBeInstanceOf(PostingStillJudged);
    const { entryIds: [winner, second] } = await publishPosting(product, city, officers, postingId, [await person(), await person()]);
    await expect(product.get(AppointWinner).execute(officers[0], { postingId, entryId: second! })).rejects.toBeInstanceOf(NotOnPublishedList);
    const appointed = await Promise.allSettled(officers.map((officer) => product.get(AppointWinner).execute(officer, { postingId, entryId: winner! })));
    expect(appointed.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect((appointed.find(({ status }) => status === 'rejected') as PromiseRejectedResult).reason).toBeInstanceOf(PlaceTakenMeanwhile);
    expect(await standing(titleId)).toMatchObject([{ level: 'first', number: 1 }]);
    const held = (await product.ask(anActor({}), `{ titleHolders(titleId: "${titleId}", first: 10) { totalCount nodes { name unitName levelName fromOn toOn isStanding } } }`)).data;
    expect(held).toMatchObject({ titleHolders: { totalCount: 1, nodes: [{ unitName: '红岩机械有限公司', levelName: '一级', fromOn: '2026-05-11', toOn: '2029-05-10', isStanding: true }] } });
    expect(await product.reader.first(`select state from title_posting where id = $1`, [postingId])).toEqual({ state: 'filled' });
    expect(await findBroken(product.reader, titleInvariants)).toEqual([]);
  });

  it('whoever is in a place by a list that was corrected since is shown to the office, and ended by nobody but its officers', async () => {
    const titleId = await define();
    const postingId = await product.get(PostVacancy).execute(officers[0], { titleId, level: 'third', places: 1 });
    const { entryIds: [winner] } = await publishPosting(product, city, officers, postingId, [await person(), await person()]);
    await product.get(AppointWinner).execute(officers[0], { postingId, entryId: winner! });
    const offList = async () => (await product.get(TitleDeskReader).one(officers[0], titleId)).holdings.map(({ isOffList }) => isOffList);
    expect(await offList()).toEqual([false]);
    const { roundId } = (await product.reader.first<{ roundId: string }>('select round_id as "roundId" from title_posting where id = $1', [postingId]))!;
    const redecisionId = await product.get(RedecideRound).execute(officers[0], { roundId, excluded: [{ entryId: winner!, because: 'ineligible', reference: '核查3号' }], reason: '核查' });
    await product.drain();
    const { hash } = (await product.reader.first<{ hash: string }>('select content_hash as hash from redecision where id = $1', [redecisionId]))!;
    for (const officer of officers) await product.get(SupersedePublication).execute(officer, { redecisionId, contentHash: hash, reason: '经核查不符合条件' });
    await product.drain();
    expect(await offList()).toEqual([true]);
    expect(await standing(titleId)).toHaveLength(1);
  });

  it('that nobody was found for is free again, and may be posted anew with a number of its own', async () => {
    const titleId = await define();
    const post = () => product.get(PostVacancy).execute(officers[0], { titleId, level: 'third', places: 2 });
    const postingId = await post();
    const { entryIds: [winner] } = await publishPosting(product, city, officers, postingId, [await person(city.enterprises[1])]);
    await product.get(AppointWinner).execute(officers[0], { postingId, entryId: winner! });
    await product.get(ClosePosting).execute(officers[0], { postingId, reason: '合格者只有一人，宁缺勿滥' });
    const again = await post();
    const numbers = await product.reader.rows<{ number: string; state: string }>(`select number, state from title_posting where id = any($1::uuid[]) order by number`, [[postingId, again]]);
    expect(numbers).toMatchObject([{ state: 'closed' }, { state: 'posted' }]);
    expect(numbers[0]!.number).not.toBe(numbers[1]!.number);
  });
});
