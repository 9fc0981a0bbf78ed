import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { EntriesModule, entriesEntities, EntryChecks, SubmitWork, WorkAlreadyKnown } from '@jiangong/entries';
import { JudgingModule, judgingEntities } from '@jiangong/judging';
import { platformActor, type Actor } from '@jiangong/kernel';
import { PeopleModule, peopleEntities } from '@jiangong/people';
import { aCity, aMember, type City } from '@jiangong/people/testing';
import { formOf, ProgrammeModule, programmeEntities } from '@jiangong/programme';
import { aRound, someRules } from '@jiangong/programme/testing';
import { DecideRound, ResultsModule, resultsEntities } from '@jiangong/results';
import { aMarkedRound, scoreRoundNow, signAsSeen, twoOfficers } from '@jiangong/results/testing';
import { anActor, TestProduct } from '@jiangong/testing';
import { RecognitionModule, recognitionEntities } from '../recognition.module';

jest.setTimeout(60_000);

const TITLE = '磨煤机磨辊磨损快，班组自行设计补焊工装，分层堆焊，磨辊寿命大幅提高';
const CONTENT = { deeds: '三年无差错。' };
const CATEGORIES = [{ code: 'renovation', name: '小革新' }];
const rules = someRules({ intake: { origins: ['submission'] }, notice: { workingDays: 0 }, deciding: { places: 1 }, title: '“五小”活动展示奖' });

describe('a work that was honoured is not handed in again', () => {
  let product: TestProduct;
  let city: City;
  let author: string;
  let colleague: string;

  beforeAll(async () => {
    product = await TestProduct.start({
      modules: [PeopleModule, ProgrammeModule, EntriesModule, JudgingModule, ResultsModule, RecognitionModule],
      entities: [...peopleEntities, ...programmeEntities, ...entriesEntities, ...judgingEntities, ...resultsEntities, ...recognitionEntities],
    });
    city = await aCity(product);
    colleague = await aMember(product, { organizationId: city.enterprises[0] });
    const points = [95, 94, 93, 92, 91];
    const world = await aMarkedRound(product, city, [{ category: 'renovation', points, name: TITLE }], { rules, subject: 'work', categories: CATEGORIES });
    const [entryId] = world.entryIds;
    ({ author } = (await product.reader.first<{ author: string }>('select member_id as author from entry where id = $1', [entryId]))!);
    const form = formOf(world.rules, 'renovation');
    await product.uow.run(platformActor, {}, (tx) => product.get(EntryChecks).written(tx, { entryId: entryId!, roundId: world.roundId, versionNumber: 1, stage: 'hand_in', form, content: CONTENT }));
    const runId = await scoreRoundNow(product, world.roundId);
    await product.get(DecideRound).execute(platformActor, { roundId: world.roundId, runId });
    for (const officer of await twoOfficers(product, city)) await signAsSeen(product, officer, world.roundId);
    await product.drain();
  });
  afterAll(() => product?.stop());

  const person = (memberId: string): Actor => anActor({ member: city.enterprises[0] }, { memberId });
  async function submit(memberId: string, title = TITLE, content = CONTENT): Promise<string> {
    const { roundId, category } = await aRound(product.uow, { rules, subject: 'work', categories: CATEGORIES });
    return product.get(SubmitWork).execute(person(memberId), { roundId, categoryId: category.renovation!, title, content });
  }
  const findings = async (memberId: string, entryId: string) =>
    ((await product.ask(person(memberId), 'query ($entryId: ID!) { entryChecks(entryId: $entryId) { kind isBlocking honour title } }', { entryId })).data as unknown as { entryChecks: object[] }).entryChecks;

  it('by its author, in whichever round: the refusal says so', async () => {
    await expect(submit(author)).rejects.toThrow(WorkAlreadyKnown);
    await expect(submit(author, `${TITLE}。`)).rejects.toMatchObject({ facts: { kind: 'already_awarded' } });
  });

  it('another work of the same author is no business of it', async () => {
    const entryId = await submit(author, '阀门电动执行机构防水罩', { deeds: '露天阀门进水停机，加装可拆防水罩后全年无一次因雨停机，成本八十元。' });
    expect(await findings(author, entryId)).toEqual([]);
  });

  it('a colleague’s copy comes in, with the honour beside it for whoever reviews', async () => {
    const entryId = await submit(colleague);
    expect(await findings(colleague, entryId)).toContainEqual({ kind: 'already_awarded', isBlocking: false, honour: '“五小”活动展示奖', title: TITLE });
  });
});
