import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { EntriesModule, entriesEntities } from '@jiangong/entries';
import { JudgingModule, judgingEntities } from '@jiangong/judging';
import { NotAllowed, type Actor } from '@jiangong/kernel';
import { JoinStudio, PeopleModule, peopleEntities, RegisterStudio, ReportStudioYear, ReviewStudio } from '@jiangong/people';
import { aCity, aMember, anAccount, anActorOf, type City } from '@jiangong/people/testing';
import { ProgrammeModule, programmeEntities } from '@jiangong/programme';
import { ResultsModule, resultsEntities } from '@jiangong/results';
import { anActor, TestProduct } from '@jiangong/testing';
import { RecognitionModule, recognitionEntities } from '../recognition.module';
import { GrantOver, GrantRunning, StudioCapReached, StudioNotActive, YearNotKept } from './fund.refusals';
import { GrantStudio, ReleaseGrant } from './public';
import { StudioGrantsReader } from './studio-grants.reader';

jest.setTimeout(60_000);

describe('studio grants', () => {
  let product: TestProduct;
  let city: City;
  let officer: Actor;
  let district: Actor;
  let serial = 0;

  beforeAll(async () => {
    product = await TestProduct.start({
      modules: [PeopleModule, ProgrammeModule, EntriesModule, JudgingModule, ResultsModule, RecognitionModule],
      entities: [...peopleEntities, ...programmeEntities, ...entriesEntities, ...judgingEntities, ...resultsEntities, ...recognitionEntities],
    });
    city = await aCity(product);
    officer = await anActorOf(product, await anAccount(product, { roles: { city_organiser: city.cityId } }));
    district = await anActorOf(product, await anAccount(product, { roles: { district_organiser: city.districtA } }));
  });
  afterAll(() => product?.stop());

  const aStudio = async (): Promise<string> => {
    serial += 1;
    return product.get(RegisterStudio).execute(officer, { name: `工作室${serial}`, organizationId: city.enterprises[0], leadId: await aMember(product, { organizationId: city.enterprises[0] }), field: '焊接', foundedOn: '2020-05-01', level: 'city', memberIds: [] });
  };
  const review = async (studioId: string, year: number, verdict: 'keep' | 'rectify' | 'remove'): Promise<void> => {
    await product.get(ReportStudioYear).execute(district, { studioId, year, report: '全年完成攻关三项。' });
    await product.get(ReviewStudio).execute(officer, { studioId, year, verdict, reason: verdict === 'keep' ? '' : '产出不足' });
  };
  const grant = (studioId: string, totalFen = '20000000', firstYear = 2025, actor = officer) => product.get(GrantStudio).execute(actor, { studioId, firstYear, totalFen });
  const release = (grantId: string, year: number, actor = officer) => product.get(ReleaseGrant).execute(actor, { grantId, year });
  const owed = (grantId: string) => product.reader.rows<{ year: number; amount: number; state: string }>(`select year, amount_fen as amount, state from payable where cause like 'studio_grant:' || $1 || ':%' order by year`, [grantId]);

  it('¥200,000 and no fen more, one at a time, to a studio in good standing', async () => {
    const studioId = await aStudio();
    await expect(grant(studioId, '20000001')).rejects.toBeInstanceOf(StudioCapReached);
    const outcomes = await Promise.allSettled([grant(studioId), grant(studioId)]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    await expect(grant(studioId, '1', 2027)).rejects.toBeInstanceOf(GrantRunning);
    const poor = await aStudio();
    await review(poor, 2025, 'rectify');
    await expect(grant(poor)).rejects.toBeInstanceOf(StudioNotActive);
    for (const actor of [anActor({ city_finance: city.cityId }), district, anActor({ auditor: city.cityId })]) await expect(grant(await aStudio(), '1', 2025, actor)).rejects.toBeInstanceOf(NotAllowed);
  });

  it('a year is released once, after a review that keeps the studio', async () => {
    const studioId = await aStudio();
    const id = await grant(studioId);
    await expect(release(id, 2025)).rejects.toBeInstanceOf(YearNotKept);
    await review(studioId, 2025, 'keep');
    await Promise.all([release(id, 2025), release(id, 2025)]);
    expect(await owed(id)).toEqual([{ year: 2025, amount: 6_666_700, state: 'due' }]);
    await expect(release(id, 2028)).rejects.toBeInstanceOf(GrantOver);
    const [shown] = (await product.get(StudioGrantsReader).list(officer, 2026)).filter((one) => one.id === id);
    expect(shown!.parts.map(({ year, fen, verdict, state, canRelease }) => [year, fen, verdict, state, canRelease])).toEqual([[2025, '6666700', 'keep', 'due', false], [2026, '6666700', null, null, false], [2027, '6666600', null, null, false]]);
    for (const year of [2026, 2027]) {
      await review(studioId, year, 'keep');
      await release(id, year);
    }
    expect((await owed(id)).reduce((sum, { amount }) => sum + amount, 0)).toBe(20_000_000);
    await expect(release(id, 2027)).rejects.toBeInstanceOf(GrantOver);
  });

  it('removal ends it: what is not approved is dropped, nothing more is released', async () => {
    const studioId = await aStudio();
    const id = await grant(studioId);
    await review(studioId, 2025, 'keep');
    await release(id, 2025);
    await review(studioId, 2026, 'remove');
    await product.drain();
    expect((await owed(id)).map(({ state }) => state)).toEqual(['dropped']);
    await expect(release(id, 2026)).rejects.toBeInstanceOf(GrantOver);
    await expect(product.get(JoinStudio).execute(officer, { studioId, memberId: await aMember(product, { organizationId: city.enterprises[0] }) })).rejects.toMatchObject({ code: 'STUDIO_REMOVED' });
  });
});
