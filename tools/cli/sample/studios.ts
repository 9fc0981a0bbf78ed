import { shanghai, type SettableClock } from '@jiangong/kernel';
import { ChangeStudioLead, JoinStudio, LeaveStudio, RecordOutput, RegisterStudio, ReportStudioYear, ReviewStudio } from '@jiangong/people';
import type { Reader } from '@jiangong/platform';
import { HOME_UNIT } from './accounts';
import type { SampleSeason } from './season';

const STUDIOS = [
  { field: '整车装调与检测', foundedOn: '2019-05-01', level: 'national', outputs: [
    ['patent', '车门间隙在线检测装置', '2025-03-18', 'ZL202420118836.4'], ['project', '总装线拧紧数据防错', '2025-09-30', '长安工发〔2025〕31号'], ['award', '全国机械冶金建材职工技术创新成果二等奖', '2025-11-12', '机冶建创〔2025〕9号'],
    ['method', '整车异响定位法', '2026-03-06', '渝工技〔2026〕5号'],
  ] },
  { field: '设备检修与防漏', foundedOn: '2021-07-15', level: 'city', outputs: [['patent', '阀门快速检漏装置', '2025-06-20', 'ZL202520334417.9'], ['training', '检修技能实训两期四十人', '2026-04-10', '培训签到册']] },
  { field: '节能与安全', foundedOn: '2022-10-08', level: 'district', outputs: [['project', '循环水节电改造', '2025-12-05', '验收单2025-118']] },
  { field: '数字化工艺', foundedOn: '2023-04-28', level: 'unit', outputs: [] },
] as const;

const REPORT = '完成攻关项目两项，授权专利一件，开展技能培训三期，带徒八人，成果已在本单位推广。';

interface Staff {
  readonly unitId: string;
  readonly members: readonly { readonly id: string; readonly name: string }[];
}

/** The home unit and the three with most honoured people, those first who were honoured. */
const STAFF = `
  with unit as (
    select u.id, u.name = $1 as is_home, count(distinct h.member_id) as honoured from organization u join organization_closure c on c.ancestor_id = u.id
      left join standing_honour h on h.organization_id = c.descendant_id where u.level = 'enterprise' group by u.id, u.name order by is_home desc, honoured desc, u.name limit $2)
  select unit.id as "unitId", (
    select json_agg(json_build_object('id', p.id, 'name', p.name)) from (
      select m.id, m.name from member m join membership s on s.member_id = m.id join organization_closure c on c.descendant_id = s.organization_id and c.ancestor_id = unit.id
       where not exists (select 1 from account a where a.member_id = m.id)
       order by exists (select 1 from standing_honour h where h.member_id = m.id) desc, m.member_no limit 6) p) as members
    from unit order by is_home desc, honoured desc, id`;

/** Four studios: one with everything a studio may have, one with another lead, one to be rectified, one just begun. */
export async function writeStudios(season: SampleSeason, clock: SettableClock, reader: Reader, year: number, now: Date): Promise<readonly string[]> {
  const [officer, reviewer] = [season.officer('shizong'), season.officer('shizong2')];
  const ids: string[] = [];
  const teams = await reader.rows<Staff>(STAFF, [HOME_UNIT, STUDIOS.length]);
  clock.set(shanghai(year, 1, 8, 9));
  for (const [at, { unitId, members }] of teams.entries()) {
    const { outputs, ...studio } = STUDIOS[at]!;
    const [lead, ...others] = members;
    const studioId = await season.command(RegisterStudio).execute(officer, { ...studio, name: `${lead!.name}创新工作室`, organizationId: unitId, leadId: lead!.id, memberIds: others.slice(0, 4 - (at % 2)).map(({ id }) => id) });
    ids.push(studioId);
    clock.set(shanghai(year, 1, 8, 10 + at));
    for (const [kind, title, onDay, proof] of outputs) if (onDay < `${year}`) await season.command(RecordOutput).execute(officer, { studioId, kind, title, onDay, proof });
  }
  await lookBack(season, clock, ids, year, { officer, reviewer });
  const [home, second] = teams;
  clock.set(shanghai(year, 4, 15, 9));
  for (const [at, { outputs }] of STUDIOS.entries()) for (const [kind, title, onDay, proof] of outputs) if (onDay > `${year}`) await season.command(RecordOutput).execute(officer, { studioId: ids[at]!, kind, title, onDay, proof });
  await season.command(ChangeStudioLead).execute(officer, { studioId: ids[1]!, memberId: second!.members[1]!.id, fromOn: `${year}-04-01`, reason: '原领军人退休，经单位工会推荐接任' });
  await season.command(JoinStudio).execute(officer, { studioId: ids[0]!, memberId: season.officer('zhigong').memberId! });
  await season.command(LeaveStudio).execute(officer, { studioId: ids[0]!, memberId: home!.members[3]!.id });
  await season.drain();
  clock.set(now);
  return ids;
}

type Officers = Readonly<Record<'officer' | 'reviewer', ReturnType<SampleSeason['officer']>>>;

/** The year before is reported and reviewed; of this year one has reported already. */
async function lookBack(season: SampleSeason, clock: SettableClock, ids: readonly string[], year: number, { officer, reviewer }: Officers): Promise<void> {
  for (const [at, studioId] of ids.slice(0, 3).entries()) {
    clock.set(shanghai(year, 1, 20 + at, 9));
    await season.command(ReportStudioYear).execute(officer, { studioId, year: year - 1, report: REPORT });
    clock.set(shanghai(year, 2, 2 + at, 15));
    await season.command(ReviewStudio).execute(reviewer, { studioId, year: year - 1, verdict: at === 2 ? 'rectify' : 'keep', reason: at === 2 ? '成果只有一项，培训记录不全，请在九月底前补齐' : '' });
  }
  clock.set(shanghai(year, 5, 6, 9));
  await season.command(ReportStudioYear).execute(officer, { studioId: ids[0]!, year, report: `1—4月：${REPORT}` });
}
