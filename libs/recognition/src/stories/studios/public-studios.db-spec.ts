import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { visitor } from '@jiangong/kernel';
import { RegisterStudio, ReportStudioYear, ReviewStudio } from '@jiangong/people';
import { anAccount, anActorOf, type City } from '@jiangong/people/testing';
import type { TestProduct } from '@jiangong/testing';
import { PostVacancy } from '../../titles/public';
import { publishPosting, startTitles, type TitleWorld } from '../../titles/testing/title.world';

jest.setTimeout(120_000);

interface Listed { readonly name: string; readonly memberCount: number; readonly lead: { name: string; personId: string | null }; readonly members: { name: string; personId: string }[]; readonly outputs: object[] }

describe('the public list of studios', () => {
  let product: TestProduct;
  let city: City;
  let officers: TitleWorld['officers'];
  let person: TitleWorld['person'];
  let honoured: string;

  beforeAll(async () => {
    const world = await startTitles();
    ({ product, city, officers, person } = world);
    honoured = await person();
    const titleId = await world.define();
    const postingId = await product.get(PostVacancy).execute(officers[0], { titleId, level: 'first', places: 1 });
    await publishPosting(product, city, officers, postingId, [honoured]);
  });
  afterAll(() => product?.stop());

  const nameOf = async (id: string) => (await product.reader.first<{ name: string }>('select name from member where id = $1', [id]))!.name;
  const hide = (id: string) => product.reader.rows('insert into hidden_person (member_id, hidden_at) values ($1, now())', [id]);
  const show = (id: string) => product.reader.rows('delete from hidden_person where member_id = $1', [id]);
  const register = (name: string, leadId: string, memberIds: string[]) => product.get(RegisterStudio).execute(officers[0], { name, organizationId: city.enterprises[0], leadId, field: '焊接', foundedOn: '2021-05-01', level: 'city', memberIds });
  const list = async (search: string): Promise<Listed[]> =>
    ((await product.ask(visitor, 'query ($search: String) { publicStudios(search: $search) { totalCount nodes { name memberCount lead { name personId } members { name personId } outputs { title } } } }', { search })).data as unknown as { publicStudios: { nodes: Listed[] } }).publicStudios.nodes;

  it('names the lead, and of the members those who are public already; the others are a number', async () => {
    const lead = await person();
    await register('甲工作室', lead, [honoured, await person(), await person()]);
    expect(await list('甲工作室')).toEqual([{
      name: '甲工作室', memberCount: 4, lead: { name: await nameOf(lead), personId: null }, members: [{ name: await nameOf(honoured), personId: honoured }], outputs: [],
    }]);
  });

  it('who wants no page is not named among the members, and as a lead by the first character alone', async () => {
    const lead = await person();
    await register('乙工作室', lead, [honoured]);
    await hide(honoured);
    await hide(lead);
    const [shown] = await list('乙工作室');
    expect(shown!.members).toEqual([]);
    expect(shown!.lead).toEqual({ name: `${(await nameOf(lead))[0]}${'＊'.repeat((await nameOf(lead)).length - 1)}`, personId: null });
    expect(await list(await nameOf(lead))).toEqual([]);
    await show(honoured);
  });

  it('leaves out what was taken off the register', async () => {
    const studioId = await register('丙工作室', await person(), []);
    const cadre = await anActorOf(product, await anAccount(product, { roles: { district_organiser: city.districtA } }));
    await product.get(ReportStudioYear).execute(cadre, { studioId, year: 2026, report: '无新成果' });
    await product.get(ReviewStudio).execute(officers[0], { studioId, year: 2026, verdict: 'remove', reason: '两年无成果' });
    expect(await list('丙工作室')).toEqual([]);
  });
});
