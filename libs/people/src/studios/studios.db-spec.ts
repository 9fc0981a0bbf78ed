import { PassThrough, Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { NotAllowed, NotFound, visitor, type Actor } from '@jiangong/kernel';
import { UploadedFiles, writeWorkbook } from '@jiangong/platform';
import { anActor, TestProduct } from '@jiangong/testing';
import { PeopleModule, peopleEntities } from '../people.module';
import { aCity, aMember, anAccount, anActorOf, type City } from '../testing';
import { ImportStudios } from './commands/import-studios';
import { AlreadyInStudio, LeadAlready, LeadChangeNeedsReason, LeadDayWrong, LeadStays, NotInStudio, ReviewerReported, StudioFileFaulty, StudioNameTaken } from './studio.refusals';
import { ChangeStudioLead, JoinStudio, LeaveStudio, RecordOutput, RegisterStudio, ReportStudioYear, ReviewStudio, type NewStudio } from './public';

jest.setTimeout(60_000);

describe('innovation studios', () => {
  let product: TestProduct;
  let city: City;
  let office: Actor;
  let district: Actor;
  let serial = 0;

  beforeAll(async () => {
    product = await TestProduct.start({ modules: [PeopleModule], entities: peopleEntities });
    city = await aCity(product);
    office = await anActorOf(product, await anAccount(product, { roles: { city_organiser: city.cityId } }));
    district = await anActorOf(product, await anAccount(product, { roles: { district_organiser: city.districtA } }));
  });
  afterAll(() => product?.stop());

  const person = () => aMember(product, { organizationId: city.enterprises[0] });
  const register = async (wish: Partial<NewStudio> = {}, actor = district): Promise<string> => {
    serial += 1;
    return product.get(RegisterStudio).execute(actor, { name: `焊接工作室${serial}`, organizationId: city.enterprises[0], leadId: await person(), field: '焊接', foundedOn: '2021-05-01', level: 'city', memberIds: [], ...wish });
  };
  const tiesOf = (memberId: string) => product.reader.rows<{ other: string; toDay: string | null }>(
    `select case when member_a_id = $1 then member_b_id else member_a_id end as other, to_day::text as "toDay" from member_tie where kind = 'studio' and $1 in (member_a_id, member_b_id)`, [memberId]);

  it('whoever belongs to one is tied to the others, from joining to leaving', async () => {
    const [lead, second, third] = [await person(), await person(), await person()];
    const studioId = await register({ leadId: lead, memberIds: [second] });
    expect(await tiesOf(lead)).toEqual([{ other: second, toDay: null }]);
    const outcomes = await Promise.allSettled([1, 2].map(() => product.get(JoinStudio).execute(district, { studioId, memberId: third })));
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect((await tiesOf(third)).map(({ other }) => other).sort()).toEqual([lead, second].sort());
    await expect(product.get(JoinStudio).execute(district, { studioId, memberId: third })).rejects.toBeInstanceOf(AlreadyInStudio);
    await product.get(LeaveStudio).execute(district, { studioId, memberId: third });
    expect((await tiesOf(third)).map(({ toDay }) => toDay)).toEqual(['2026-05-11', '2026-05-11']);
    expect(await tiesOf(second)).toContainEqual({ other: lead, toDay: null });
    await expect(product.get(LeaveStudio).execute(district, { studioId, memberId: third })).rejects.toBeInstanceOf(NotInStudio);
    await expect(product.get(LeaveStudio).execute(district, { studioId, memberId: lead })).rejects.toBeInstanceOf(LeadStays);
  });

  it('another lead takes over from a day on and with a reason; the former one stays a member and may leave then', async () => {
    const [lead, second, stranger] = [await person(), await person(), await person()];
    const studioId = await register({ leadId: lead, memberIds: [second], foundedOn: '2020-05-01' });
    const change = (memberId: string, fromOn = '2026-04-01', reason = '原领军人退休', actor = district) => product.get(ChangeStudioLead).execute(actor, { studioId, memberId, fromOn, reason });
    await expect(change(lead)).rejects.toBeInstanceOf(LeadAlready);
    await expect(change(second, '2026-04-01', ' ')).rejects.toBeInstanceOf(LeadChangeNeedsReason);
    for (const day of ['2020-05-01', '2026-05-12']) await expect(change(second, day)).rejects.toBeInstanceOf(LeadDayWrong);
    await expect(change(second, '2026-04-01', '越权', anActor({ district_organiser: city.districtB }))).rejects.toBeInstanceOf(NotFound);
    const outcomes = await Promise.allSettled([change(second), change(second)]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    await expect(change(stranger, '2026-04-01')).rejects.toBeInstanceOf(LeadDayWrong);
    await change(stranger, '2026-05-01', '第二任调离');
    expect((await tiesOf(stranger)).map(({ other }) => other).sort()).toEqual([lead, second].sort());
    await product.get(LeaveStudio).execute(district, { studioId, memberId: lead });
    await expect(product.get(LeaveStudio).execute(district, { studioId, memberId: stranger })).rejects.toBeInstanceOf(LeadStays);
    const { data } = await product.ask(district, 'query ($id: ID!) { studio(id: $id) { leadId memberCount leadChanges { fromOn reason } } }', { id: studioId });
    expect(data).toEqual({ studio: { leadId: stranger, memberCount: 2, leadChanges: [{ fromOn: '2026-05-01', reason: '第二任调离' }, { fromOn: '2026-04-01', reason: '原领军人退休' }] } });
  });

  it('a name stands on the register once, also of two who register at the same time', async () => {
    const [leadA, leadB] = [await person(), await person()];
    const outcomes = await Promise.allSettled([leadA, leadB].map((leadId) => register({ name: '同名工作室', leadId })));
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    await expect(register({ name: '同名工作室' })).rejects.toBeInstanceOf(StudioNameTaken);
  });

  it('its lead reports, the city decides; removal ends memberships and ties and keeps the row', async () => {
    const [leadId, memberId] = [await person(), await person()];
    const studioId = await register({ leadId, memberIds: [memberId] });
    const lead = await anActorOf(product, await anAccount(product, { memberId: leadId }));
    await product.get(RecordOutput).execute(lead, { studioId, kind: 'patent', title: '磨辊堆焊装置', onDay: '2026-03-01', proof: 'ZL202620000001.1' });
    await product.get(ReportStudioYear).execute(lead, { studioId, year: 2026, report: '完成攻关两项，授权专利一件。' });
    await expect(product.get(ReportStudioYear).execute(anActor({ member: city.enterprises[0] }, { memberId }), { studioId, year: 2026, report: '抢报' })).rejects.toBeInstanceOf(NotFound);
    await expect(product.get(ReviewStudio).execute(district, { studioId, year: 2026, verdict: 'keep', reason: '' })).rejects.toBeInstanceOf(NotFound);
    await product.get(ReviewStudio).execute(office, { studioId, year: 2026, verdict: 'remove', reason: '两年无新成果' });
    expect((await tiesOf(leadId)).map(({ toDay }) => toDay)).toEqual(['2026-05-11']);
    const { data } = await product.ask(lead, `query ($id: ID!) { studio(id: $id) { state removedOn removeReason memberCount outputs { kind proof } reviews { year verdict reason } members { name toOn } abilities { canReport } } }`, { id: studioId });
    expect(data).toMatchObject({ studio: { state: 'removed', removedOn: '2026-05-11', removeReason: '两年无新成果', memberCount: 0, outputs: [{ kind: 'patent', proof: 'ZL202620000001.1' }], reviews: [{ year: 2026, verdict: 'remove' }], abilities: { canReport: false } } });
  });

  it('who reported does not review', async () => {
    const studioId = await register();
    await product.get(ReportStudioYear).execute(office, { studioId, year: 2026, report: '代报' });
    await expect(product.get(ReviewStudio).execute(office, { studioId, year: 2026, verdict: 'keep', reason: '' })).rejects.toBeInstanceOf(ReviewerReported);
  });

  it('nor does whoever belongs to it, nor who reported with another account', async () => {
    const [leadId, cadreId] = [await person(), await person()];
    const studioId = await register({ leadId });
    const reporter = await anActorOf(product, await anAccount(product, { memberId: cadreId, roles: { unit_cadre: city.enterprises[0] } }));
    await product.get(ReportStudioYear).execute(reporter, { studioId, year: 2026, report: '完成攻关两项。' });
    const review = (memberId: string | null) => product.get(ReviewStudio).execute({ ...office, memberId }, { studioId, year: 2026, verdict: 'keep', reason: '' });
    await expect(review(leadId)).rejects.toMatchObject({ code: 'REVIEWER_CONCERNED' });
    await expect(review(cadreId)).rejects.toBeInstanceOf(ReviewerReported);
    await expect(review(await person())).resolves.toBe(studioId);
  });

  it('districts keep those of their own units; to another district they are not there', async () => {
    const studioId = await register();
    const other = anActor({ district_organiser: city.districtB });
    await expect(product.get(JoinStudio).execute(other, { studioId, memberId: await person() })).rejects.toBeInstanceOf(NotFound);
    await expect(register({}, other)).rejects.toBeInstanceOf(NotFound);
    const LIST = '{ studios(first: 100) { totalCount nodes { id } } }';
    const seen = async (actor: Actor) => ((await product.ask(actor, LIST)).data as unknown as { studios: { totalCount: number; nodes: { id: string }[] } }).studios;
    expect((await seen(other)).totalCount).toBe(0);
    expect((await seen(district)).nodes).toContainEqual({ id: studioId });
    expect((await seen(anActor({ unit_cadre: city.enterprises[0] }))).nodes).toContainEqual({ id: studioId });
    expect((await seen(anActor({ auditor: city.cityId }))).nodes).toContainEqual({ id: studioId });
    for (const actor of [visitor, anActor({ judge: city.cityId }), anActor({ member: city.enterprises[0] })]) expect((await product.ask(actor, LIST)).errors).toHaveLength(1);
  });

  it('a table comes in whole or not at all, its faults by row and column', async () => {
    const leadNo = (await product.reader.first<{ no: string }>('select member_no as no from member where id = $1', [await person()]))!.no;
    const send = async (rows: string[][], actor = office): Promise<number> => {
      const [sink, chunks] = [new PassThrough(), [] as Buffer[]];
      sink.on('data', (chunk: Buffer) => chunks.push(chunk));
      await writeWorkbook(sink, { columns: ['名称', '单位', '领军人工号', '领域', '成立日期', '级别', '成员工号'].map((name) => ({ name })), rows });
      return product.get(ImportStudios).execute(actor, await product.get(UploadedFiles).keep(actor, '工作室.xlsx', Readable.from(Buffer.concat(chunks))));
    };
    const good = ['导入工作室', '红岩机械有限公司', leadNo, '装配', '2022-01-01', '市级', ''];
    const faulty = send([good, ['导入工作室', '没有的单位', 'X1', '', '昨天', '省级', 'X2']]);
    await expect(faulty).rejects.toBeInstanceOf(StudioFileFaulty);
    await expect(faulty).rejects.toMatchObject({ facts: { faults: ['名称', '单位', '领军人工号', '领域', '成立日期', '级别', '成员工号'].map((column) => ({ row: 3, column })) } });
    expect(await send([good])).toBe(1);
    await expect(send([good], await anActorOf(product, await anAccount(product, { roles: { judge: city.cityId } })))).rejects.toBeInstanceOf(NotAllowed);
  });
});
