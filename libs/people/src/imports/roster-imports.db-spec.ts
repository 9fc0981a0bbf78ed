import { createReadStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { BadInput, newId, NotAllowed, NotFound, type Actor } from '@jiangong/kernel';
import { readTable, UploadedFiles, writeWorkbook } from '@jiangong/platform';
import { TestProduct } from '@jiangong/testing';
import { EnrolMember } from '../members/public';
import { PeopleModule, peopleEntities } from '../people.module';
import { aCity, aMember, anAccount, anActorOf, type City } from '../testing';
import { FaultsWorkbook } from './faults-workbook';
import { AcceptRosterImport, CheckRosterImport, DropRosterImport, ROSTER_COLUMNS } from './public';
import { ImportNotInState, NothingToImport } from './roster-import.refusals';
import { RosterImportsReader } from './roster-imports.reader';

const HEAD = '工号,姓名,性别,单位,入会日期,岗位类别,农民工';
const PAGE = { first: 100, after: null };

describe('imports from workbooks', () => {
  let product: TestProduct;
  let city: City;
  let cadre: Actor;
  let organiser: Actor;
  let folder: string;

  beforeAll(async () => {
    product = await TestProduct.start({ modules: [PeopleModule], entities: peopleEntities });
    city = await aCity(product);
    cadre = await anActorOf(product, await anAccount(product, { roles: { unit_cadre: city.enterprises[0] } }));
    organiser = await anActorOf(product, await anAccount(product, { roles: { district_organiser: city.districtA } }));
    folder = await mkdtemp(join(tmpdir(), 'imports-'));
  });
  afterAll(async () => {
    await product?.stop();
    await rm(folder, { recursive: true, force: true });
  });

  const send = (actor: Actor, content: string | Readable, name = '名册.csv'): Promise<string> =>
    product.get(UploadedFiles).keep(actor, name, typeof content === 'string' ? Readable.from([content]) : content);
  const begin = async (actor: Actor, content: string | Readable, kind = 'roster', organizationId?: string): Promise<string> =>
    product.get(CheckRosterImport).execute(actor, { fileId: await send(actor, content), kind, organizationId });
  const checked = async (...input: Parameters<typeof begin>): Promise<string> => {
    const id = await begin(...input);
    await product.drain();
    return id;
  };
  const view = (actor: Actor, id: string) => product.get(RosterImportsReader).one(actor, 'zh', id);
  const faults = async (id: string, kind: string | null = 'fault') =>
    (await product.get(RosterImportsReader).faults(id, 'zh', { ...PAGE, kind })).nodes.map((one) => `${one.row} ${one.column} ${one.value} ${one.reason}`);
  const count = async (table: 'member' | 'organization'): Promise<number> =>
    (await product.reader.first<{ n: number }>(table === 'member' ? 'select count(*)::int as n from member' : 'select count(*)::int as n from organization'))!.n;

  it('tells every faulty row by row and column, previews the good ones, and writes nothing until somebody accepts', async () => {
    await aMember(product, { organizationId: city.enterprises[0], memberNo: 'OLD1' });
    const before = await count('member');
    const id = await checked(cadre, [
      HEAD,
      'A1,龚翠英（大）,女,红岩机械有限公司,2021/3/5,一线职工,否',
      'Ａ２,赵雪松,男,红岩机械有限公司总装一班,2021年3月6日,专业技术人员,是',
      'A1,钱甲,男,红岩机械有限公司,2021-03-05,,',
      'A4,孙乙,女,红岩机诫有限公司,2021-03-05,,',
      'A5,李丙,女,红岩机械有限公司,2026-02-30,,',
      'A6,周丁,不详,嘉陵纺织有限公司,,工人,或许',
      'OLD1,吴戊,,红岩机械有限公司,2021-03-05,,',
      ',郑己,,红岩机械有限公司,2021-03-05,,',
    ].join('\r\n'));
    expect(await view(cadre, id)).toMatchObject({ state: 'checked', fileName: '名册.csv', rowCount: 8, goodCount: 2, faultCount: 6, correctionCount: 3, refusal: null });
    expect(await faults(id)).toEqual([
      '4 工号 A1 与第 2 行的工号重复',
      '5 单位 红岩机诫有限公司 组织中没有这个单位，是否为“红岩机械有限公司”',
      '6 入会日期 2026-02-30 不是有效的日期，应为 2026-03-05 这样的年-月-日',
      '7 入会日期  “入会日期”不能为空',
      '7 性别 不详 应为：男、女',
      '7 岗位类别 工人 应为：一线职工、专业技术人员、企业管理人员、企业负责人',
      '7 农民工 或许 应为：是、否',
      '7 单位 嘉陵纺织有限公司 这个单位不在“红岩机械有限公司”之下，您无权导入',
      '8 工号 OLD1 这个工号已登记，无需再次导入',
      '9 工号  “工号”不能为空',
    ]);
    expect(await faults(id, 'correction')).toContain('3 工号 Ａ２ 已更正为“A2”');
    expect((await view(cadre, id)).preview.map(({ row, cells }) => [row, cells[0]!.value, cells[4]!.value])).toEqual([[2, 'A1', '2021-03-05'], [3, 'A2', '2021-03-06']]);
    expect(await count('member')).toBe(before);

    await product.get(AcceptRosterImport).execute(cadre, id);
    await product.drain();
    expect(await view(cadre, id)).toMatchObject({ state: 'done', goodCount: 2, faultCount: 6 });
    expect(await count('member')).toBe(before + 2);
    const written = await product.reader.rows(
      `select m.member_no as no, m.name, m.gender, o.name as unit, s.from_on as "fromOn",
              (select json_object_agg(a.attribute, a.value) from member_attribute a where a.member_id = m.id) as attributes
         from member m join membership s on s.member_id = m.id join organization o on o.id = s.organization_id where m.member_no in ('A1', 'A2') order by 1`);
    expect(written).toEqual([
      { no: 'A1', name: '龚翠英（大）', gender: 'female', unit: '红岩机械有限公司', fromOn: '2021-03-05', attributes: { post_class: 'front_line', migrant: 'no' } },
      { no: 'A2', name: '赵雪松', gender: 'male', unit: '红岩机械有限公司总装一班', fromOn: '2021-03-06', attributes: { post_class: 'technical', migrant: 'yes' } },
    ]);
    await expect(product.get(AcceptRosterImport).execute(cadre, id)).rejects.toThrow(ImportNotInState);
    await expect(product.get(DropRosterImport).execute(cadre, id)).rejects.toThrow(ImportNotInState);
  });

  it('gives the refused rows back as a workbook that can be corrected and sent again', async () => {
    const id = await checked(cadre, `${HEAD}\nF1,甲,男,红岩机械有限公司,2021-03-05,,\nＦ２,乙,男,红岩机械有限公司,去年,,\nF3,丙,男,没有的单位,2021-03-05,,\n`);
    const path = join(folder, 'faults.xlsx');
    const workbook = product.get(FaultsWorkbook);
    const { createWriteStream } = await import('node:fs');
    await workbook.write(createWriteStream(path), await workbook.find(cadre, id), 'zh');
    const rows: Record<string, string>[] = [];
    for await (const row of readTable(path, [...ROSTER_COLUMNS.filter(({ name }) => name !== '错误原因'), { name: '错误原因' }])) rows.push(row.cells);
    expect(rows).toMatchObject([
      { 工号: 'F2', 姓名: '乙', 入会日期: '去年', 错误原因: '入会日期：不是有效的日期，应为 2026-03-05 这样的年-月-日' },
      { 工号: 'F3', 单位: '没有的单位', 错误原因: '单位：组织中没有这个单位，请写全称，或先导入组织' },
    ]);
    const again = await checked(cadre, createReadStream(path));
    expect(await view(cadre, again)).toMatchObject({ state: 'checked', rowCount: 2, goodCount: 0, refusal: null });
    await expect(workbook.find(organiser, id)).rejects.toThrow(NotFound);
  });

  it('refuses a file that is no table, has wrong heads or too many rows as a whole', async () => {
    const wrongHeads = await checked(cadre, '工号,姓名,身份证号\n1,甲,50010\n');
    expect(await view(cadre, wrongHeads)).toMatchObject({ state: 'refused', rowCount: 0, refusal: { code: 'HEADS_WRONG', facts: { missing: ['单位', '入会日期'], unknown: ['身份证号'] } } });
    const picture = await checked(cadre, Readable.from([Buffer.from('89504e470d0a1a0a0000', 'hex')]));
    expect((await view(cadre, picture)).refusal).toMatchObject({ code: 'WORKBOOK_UNREADABLE' });
    const long = await checked(cadre, Readable.from((function* () {
      yield `${HEAD}\n`;
      for (let at = 0; at < 20_001; at++) yield Array.from({ length: 10 }, (_, n) => `L${at}x${n},甲,男,红岩机械有限公司,2021-03-05,,\n`).join('');
    })()));
    expect((await view(cadre, long)).refusal).toMatchObject({ code: 'TOO_MANY_ROWS', facts: { maxRows: 120_000 } });
    expect(await faults(long, null)).toEqual([]);
    await expect(product.get(AcceptRosterImport).execute(cadre, long)).rejects.toThrow(ImportNotInState);
  }, 120_000);

  it('belongs to the account that sent the file; to others file and import are missing', async () => {
    const fileId = await send(cadre, `${HEAD}\n`);
    await expect(product.get(CheckRosterImport).execute(organiser, { fileId, kind: 'roster' })).rejects.toThrow(NotFound);
    const id = await checked(cadre, `${HEAD}\nS1,甲,男,红岩机械有限公司,2021-03-05,,\n`);
    await expect(view(organiser, id)).rejects.toThrow(NotFound);
    await expect(product.get(AcceptRosterImport).execute(organiser, id)).rejects.toThrow(NotFound);
    await expect(product.get(DropRosterImport).execute(organiser, id)).rejects.toThrow(NotFound);
    expect((await product.get(RosterImportsReader).list(organiser, 'zh', PAGE)).nodes).toEqual([]);
  });

  it('is begun below a node one is in charge of, and nowhere else', async () => {
    const content = `${HEAD}\nN1,甲,男,南山电力有限公司,2021-03-05,,\n`;
    await expect(begin(cadre, content, 'roster', city.enterprises[1])).rejects.toThrow(NotAllowed);
    await expect(begin(cadre, content, 'roster', newId())).rejects.toThrow(NotFound);
    await expect(begin(cadre, content, 'payroll')).rejects.toThrow(BadInput);
    const double = await anActorOf(product, await anAccount(product, { roles: { unit_cadre: city.enterprises[0], district_organiser: city.districtB } }));
    await expect(begin(double, content)).rejects.toThrow(BadInput);
    expect(await view(double, await checked(double, content, 'roster', city.districtB))).toMatchObject({ goodCount: 1 });
  });

  it('accepted twice at once is written once', async () => {
    const id = await checked(cadre, `${HEAD}\nT1,甲,男,红岩机械有限公司,2021-03-05,,\n`);
    await Promise.all([1, 2, 3].map(() => product.get(AcceptRosterImport).execute(cadre, id)));
    expect(await product.reader.rows(`select 1 from job where name = 'people.accept-roster-import' and state = 'queued'`)).toHaveLength(1);
    await product.drain();
    expect(await product.reader.rows(`select 1 from member where member_no = 'T1'`)).toHaveLength(1);
  });

  it('judges again when it writes: who was enrolled meanwhile is refused, the others are written', async () => {
    const id = await checked(cadre, `${HEAD}\nU1,甲,男,红岩机械有限公司,2021-03-05,,\nU2,乙,男,红岩机械有限公司,2021-03-05,,\n`);
    await aMember(product, { organizationId: city.enterprises[0], memberNo: 'U1' });
    await product.get(AcceptRosterImport).execute(cadre, id);
    await product.drain();
    expect(await view(cadre, id)).toMatchObject({ state: 'done', goodCount: 1, faultCount: 1 });
    expect(await faults(id)).toEqual(['2 工号 U1 这个工号已登记，无需再次导入']);
  });

  it('leaves nothing half-written when the work breaks off, and writes all when it is done again', async () => {
    const before = await count('member');
    const rows = Array.from({ length: 2_500 }, (_, at) => `H${at},甲,男,红岩机械有限公司,2021-03-05,一线职工,否`);
    const id = await checked(cadre, `${HEAD}\n${rows.join('\n')}\n`);
    await product.get(AcceptRosterImport).execute(cadre, id);
    const enrol = product.get(EnrolMember);
    const whole = enrol.enrolMany.bind(enrol);
    let calls = 0;
    const broken = jest.spyOn(enrol, 'enrolMany').mockImplementation((tx, members) => {
      calls += 1;
      if (calls === 2) throw new Error('connection reset');
      return whole(tx, members);
    });
    await expect(product.drain()).rejects.toThrow(/accept-roster-import/);
    expect(await count('member')).toBe(before);
    expect(await view(cadre, id)).toMatchObject({ state: 'accepting' });
    broken.mockRestore();
    await product.reader.rows(`update job set run_after = now() where state = 'queued' returning id`);
    await product.drain();
    expect(await view(cadre, id)).toMatchObject({ state: 'done', goodCount: 2_500 });
    expect(await count('member')).toBe(before + 2_500);
  }, 60_000);

  it('writes nothing for an account whose role has ended before the job ran', async () => {
    const accountId = await anAccount(product, { roles: { unit_cadre: city.enterprises[1] } });
    const actor = await anActorOf(product, accountId);
    const id = await checked(actor, `${HEAD}\nV1,甲,男,嘉陵纺织有限公司,2021-03-05,,\n`);
    await product.get(AcceptRosterImport).execute(actor, id);
    await product.uow.run(actor, {}, (tx) => tx.query('update role_grant set to_at = from_at where account_id = $1', [accountId]));
    await expect(product.drain()).rejects.toThrow(/IMPORTER_MAY_NO_MORE/);
    expect(await view(actor, id)).toMatchObject({ state: 'refused', refusal: { code: 'IMPORTER_MAY_NO_MORE' } });
    expect(await product.reader.rows(`select 1 from member where member_no = 'V1'`)).toEqual([]);
  });

  it('dropped is not written; with nothing good in it there is nothing to accept', async () => {
    const id = await begin(cadre, `${HEAD}\nW1,甲,男,红岩机械有限公司,2021-03-05,,\n`);
    await product.get(DropRosterImport).execute(cadre, id);
    await product.drain();
    expect(await view(cadre, id)).toMatchObject({ state: 'dropped', rowCount: 0 });
    await expect(product.get(AcceptRosterImport).execute(cadre, id)).rejects.toThrow(ImportNotInState);
    const bad = await checked(cadre, `${HEAD}\n,甲,男,红岩机械有限公司,2021-03-05,,\n`);
    await expect(product.get(AcceptRosterImport).execute(cadre, bad)).rejects.toThrow(NothingToImport);
  });

  it('of organizations hangs rows below what exists and below each other, whatever their order', async () => {
    const admin = await anActorOf(product, await anAccount(product, { roles: { administrator: city.cityId } }));
    const path = join(folder, 'tree.xlsx');
    await writeWorkbook(path, {
      columns: ['name', 'level', 'parent', 'industry_union', 'ownership'].map((name) => ({ name })),
      rows: [
        ['新厂一班', '班组', '新厂总装分会'],
        ['新厂总装分会', 'branch', '新厂有限公司'],
        ['新厂有限公司', '企业', '渝中区总工会', '市新产业工会', '国有'],
        ['渝中区总工会', 'district', '山城市总工会'],
        ['市新产业工会', 'industry', '山城市总工会'],
        ['红岩机械有限公司', 'enterprise', '江北区总工会'],
        ['新厂有限公司', 'enterprise', '江北区总工会'],
        ['孤儿公司', 'enterprise', '没有的区总工会'],
        ['孤儿分会', 'branch', '孤儿公司'],
        ['错层公司', 'enterprise', '红岩机械有限公司'],
        ['无产业公司', 'enterprise', '江北区总工会', '江北区总工会', '国企'],
        ['甲分会', 'branch', '乙分会'],
        ['乙分会', 'branch', '甲分会'],
        ['另一市总工会', 'city', ''],
      ],
    });
    const id = await checked(admin, createReadStream(path), 'organizations');
    expect(await view(admin, id)).toMatchObject({ state: 'checked', rowCount: 14, goodCount: 5, faultCount: 9 });
    expect((await faults(id)).map((fault) => fault.split(' ').slice(0, 2).join(' '))).toEqual(['7 名称', '8 名称', '9 上级', '10 上级', '11 层级', '12 所有制', '13 上级', '14 上级', '15 层级']);
    await product.get(AcceptRosterImport).execute(admin, id);
    await product.drain();
    const [team] = await product.reader.rows(
      `select d.name as district, u.name as union, e.ownership,
              (select array_agg(a.name order by c.depth desc) from organization_closure c join organization a on a.id = c.ancestor_id where c.descendant_id = o.id) as path
         from organization o join organization d on d.id = o.district_id, organization e join organization u on u.id = e.industry_union_id
        where o.name = '新厂一班' and e.name = '新厂有限公司'`);
    expect(team).toEqual({ district: '渝中区总工会', union: '市新产业工会', ownership: 'state', path: ['山城市总工会', '渝中区总工会', '新厂有限公司', '新厂总装分会', '新厂一班'] });

    const outside = await checked(organiser, '名称,上级,层级\n外区公司,南岸区总工会,企业\n本区公司,江北区总工会,企业\n', 'organizations');
    expect(await faults(outside)).toEqual(['2 上级 南岸区总工会 这个上级不在您管理的范围内']);
  });
});
