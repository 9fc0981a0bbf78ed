import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { EntriesModule, entriesEntities } from '@jiangong/entries';
import { JudgingModule, judgingEntities } from '@jiangong/judging';
import { NotAllowed, platformActor } from '@jiangong/kernel';
import { PeopleModule, peopleEntities } from '@jiangong/people';
import { aCity, aMember, type City } from '@jiangong/people/testing';
import { innovationAwards, ProgrammeModule, programmeEntities, skillContestAwards } from '@jiangong/programme';
import { someRules } from '@jiangong/programme/testing';
import { DecideRound, ResultsModule, resultsEntities } from '@jiangong/results';
import { aMarkedRound, scoreRoundNow, signAsSeen, twoOfficers, type MarkedEntry } from '@jiangong/results/testing';
import { anActor, TestProduct } from '@jiangong/testing';
import { RecordPromotionAnswer, RegisterReader, SendPromotionRequests } from '../register/public';
import { RecognitionModule, recognitionEntities } from '../recognition.module';

jest.setTimeout(60_000);

interface Conferred {
  readonly name: string;
  readonly title: string;
  readonly award: string | null;
  readonly higher: string | null;
  readonly prize: number | null;
  readonly promotion: string | null;
}

const five = (points: number): number[] => Array.from({ length: 5 }, () => points);

describe('a published list brings what its rules’ catalogue says (domain.md §9)', () => {
  let product: TestProduct;
  let city: City;

  beforeAll(async () => {
    product = await TestProduct.start({
      modules: [PeopleModule, ProgrammeModule, EntriesModule, JudgingModule, ResultsModule, RecognitionModule],
      entities: [...peopleEntities, ...programmeEntities, ...entriesEntities, ...judgingEntities, ...resultsEntities, ...recognitionEntities],
    });
    city = await aCity(product);
  });
  afterAll(() => product?.stop());

  async function published(entries: readonly MarkedEntry[], wish: Parameters<typeof aMarkedRound>[3]) {
    const world = await aMarkedRound(product, city, entries, wish);
    const runId = await scoreRoundNow(product, world.roundId);
    await product.get(DecideRound).execute(platformActor, { roundId: world.roundId, runId });
    for (const officer of await twoOfficers(product, city)) await signAsSeen(product, officer, world.roundId);
    await product.drain();
    return world;
  }

  const conferred = (roundId: string) => product.reader.rows<Conferred>(
    `select h.name, h.title, h.award_code as award, h.higher_title as higher, h.prize_fen as prize, p.state as promotion
       from honour h left join promotion_request p on p.honour_id = h.id where h.round_id = $1 order by h.rank`, [roundId]);

  it('champion with the medal, experts without; the signed list says so too; the twelfth place has no award', async () => {
    const people: MarkedEntry[] = [];
    for (let at = 0; at < 12; at += 1) {
      const memberId = await aMember(product, { organizationId: city.enterprises[0] });
      people.push({ category: 'fitter', points: five(95 - at), name: `选手${at + 1}`, memberId, attributes: { post_class: at === 0 ? 'front_line' : 'head' } });
    }
    const rules = { ...someRules({ notice: { workingDays: 0 }, deciding: { places: 12 }, title: '优胜奖' }), awards: skillContestAwards };
    const { roundId } = await published(people, { rules, categories: [{ code: 'fitter', name: '钳工' }] });
    const honours = await conferred(roundId);
    expect(honours[0]).toEqual({ name: '选手1', title: '钳工技术状元', award: 'champion', higher: '重庆五一劳动奖章', prize: 300_000, promotion: 'due' });
    expect(honours[9]).toEqual({ name: '选手10', title: '钳工技术能手', award: 'expert', higher: null, prize: 100_000, promotion: 'due' });
    expect(honours[10]).toEqual({ name: '选手11', title: '优胜奖', award: null, higher: null, prize: null, promotion: null });
    const [signed] = await product.reader.rows<{ content: string }>(`select content from decision where round_id = $1 and state = 'standing'`, [roundId]);
    expect(signed!.content).toContain('钳工技术状元');
  });

  it('the request for promotion goes out under the number of a letter, and its answer is recorded once', async () => {
    const [organiser] = await twoOfficers(product, city);
    const auditor = anActor({ auditor: city.cityId });
    const [champion, expert] = await product.reader.rows<{ id: string }>(`select honour_id as id from promotion_request p join honour h on h.id = p.honour_id order by h.rank limit 2`);
    const send = product.get(SendPromotionRequests);
    const answer = { honourId: champion!.id, isGranted: true, answer: '渝人社函〔2026〕88号', answeredOn: '2026-05-01' };
    await expect(send.execute(auditor, { honourIds: [champion!.id], letter: '渝工函〔2026〕12号' })).rejects.toThrow(NotAllowed);
    await expect(product.get(RecordPromotionAnswer).execute(organiser, answer)).rejects.toMatchObject({ code: 'PROMOTION_NOT_DUE' });
    expect(await send.execute(organiser, { honourIds: [champion!.id, expert!.id], letter: '渝工函〔2026〕12号' })).toBe(2);
    await expect(product.get(RecordPromotionAnswer).execute(auditor, answer)).rejects.toThrow(NotAllowed);
    await expect(product.get(RecordPromotionAnswer).execute(organiser, { ...answer, answeredOn: '2099-01-01' })).rejects.toMatchObject({ code: 'ANSWER_IN_FUTURE' });
    await product.get(RecordPromotionAnswer).execute(organiser, answer);
    await expect(product.get(RecordPromotionAnswer).execute(organiser, { ...answer, isGranted: false })).rejects.toMatchObject({ code: 'PROMOTION_NOT_DUE' });
    const { nodes } = await product.get(RegisterReader).page(auditor, { first: 50, promotion: 'granted' });
    expect(nodes).toMatchObject([{ name: '选手1', prizeFen: '300000', promotion: { state: 'granted', answer: '渝人社函〔2026〕88号', answeredOn: '2026-05-01' } }]);
  });

  it('the register shows a cadre the own unit’s honours and no others', async () => {
    const own = await product.get(RegisterReader).page(anActor({ unit_cadre: city.enterprises[0] }), { first: 50, search: '选手' });
    const other = await product.get(RegisterReader).page(anActor({ unit_cadre: city.enterprises[1] }), { first: 50, search: '选手' });
    expect([own.nodes.length, other.nodes.length]).toEqual([12, 0]);
    const { rows } = await product.get(RegisterReader).table(anActor({ auditor: city.cityId }), { search: '选手10' });
    expect([...rows as Iterable<readonly unknown[]>][0]).toEqual(expect.arrayContaining(['选手10', '1000.00', '钳工技术能手']));
  });

  it('a result that was carried on gets no second prize', async () => {
    const works = (): MarkedEntry[] => [{ category: 'method', points: five(92), name: '磨辊堆焊操作法' }, { category: 'method', points: five(90), name: '阀门研磨操作法' }];
    const rules = { ...someRules({ notice: { workingDays: 0 }, deciding: { places: 3 }, title: '优秀成果' }), awards: innovationAwards };
    const wish = { rules, subject: 'work' as const, categories: [{ code: 'method', name: '先进操作法' }] };
    const first = await published(works().slice(0, 1), wish);
    const second = await aMarkedRound(product, city, works(), wish);
    await product.reader.rows(`insert into entry_source (entry_id, source_entry_id) values ($1, $2)`, [second.entryIds[0], first.entryIds[0]]);
    const runId = await scoreRoundNow(product, second.roundId);
    await product.get(DecideRound).execute(platformActor, { roundId: second.roundId, runId });
    for (const officer of await twoOfficers(product, city)) await signAsSeen(product, officer, second.roundId);
    await product.drain();
    expect((await conferred(first.roundId)).map(({ prize }) => prize)).toEqual([300_000]);
    expect((await conferred(second.roundId)).map(({ award, prize }) => [award, prize])).toEqual([['method', null], ['method', 300_000]]);
  });
});
