import { shanghai, type SettableClock } from '@jiangong/kernel';
import { Reader } from '@jiangong/platform';
import { ClaimEvidence, DefineTitle, EndTitle, EnterHolder, OpenAssessment, SaveTitleMarks, SettleMotion } from '@jiangong/recognition';
import type { SampleSeason } from './season';

const LEVELS = [
  { code: 'first', name: '一级', cap: 2, allowanceFen: 350_000, termMonths: 36 },
  { code: 'second', name: '二级', cap: 4, allowanceFen: 250_000, termMonths: 36 },
  { code: 'third', name: '三级', cap: 8, allowanceFen: 150_000, termMonths: 36 },
] as const;

const CONTENT = {
  grantedBy: '重庆市总工会',
  levels: LEVELS,
  assessment: {
    everyMonths: 12, passMark: 70_000, minAssessors: 3,
    parts: [{ code: 'routine', name: '日常工作', weight: 30, isRoutine: true }, { code: 'innovation', name: '创新成果', weight: 35 }, { code: 'knowledge', name: '知识技能', weight: 15 }, { code: 'coaching', name: '传带培养', weight: 20 }],
  },
  evidence: [{ code: 'topic', name: '创新课题', withinMonths: 12 }],
  vacancy: {
    workingDays: 5, noticeDays: 5, conditions: '本市一线职工，高级技师以上，近十二个月有创新课题，带徒两人以上。', judges: 3, minimumMark: 70_000,
    criteria: [{ code: 'skill', name: '技能水平', weight: 40 }, { code: 'innovation', name: '创新成果', weight: 40 }, { code: 'coaching', name: '传带培养', weight: 20 }],
  },
};

const TOPICS = ['焊接变形控制工艺研究', '磨煤机磨辊补焊工装', '客运站智能排班', '配网带电作业机器人应用', '数控刀具寿命预测', '隧道施工粉尘治理'] as const;

/** One title with its holders, a place that became free, an assessment under way, and an end that waits for a second officer. */
export async function writeTitles(season: SampleSeason, clock: SettableClock, reader: Reader, year: number, now: Date): Promise<void> {
  const [first, second] = [season.officer('shizong'), season.officer('shizong2')];
  clock.set(shanghai(year, 1, 6, 9));
  const titleId = await season.command(DefineTitle).execute(first, { code: 'chief_technician', name: '首席技师', content: CONTENT });
  const zhigong = season.officer('zhigong').memberId!;
  // of enterprises without a judge, so that any judge may mark them; each from another one
  const members = await reader.rows<{ memberNo: string }>(
    `select distinct on (s.organization_id) m.member_no as "memberNo" from member m join membership s on s.member_id = m.id
      where not exists (select 1 from account a where a.member_id = m.id) and not exists (select 1 from account a join membership t on t.member_id = a.member_id where t.organization_id = s.organization_id)
      order by s.organization_id, m.member_no limit 12`);
  const [own] = await reader.rows<{ memberNo: string }>('select member_no as "memberNo" from member where id = $1', [zhigong]);
  const levels = LEVELS.flatMap(({ code, cap }) => Array.from({ length: cap }, () => code)).slice(0, members.length);
  for (const [at, { memberNo }] of [...members.slice(0, 6), own!, ...members.slice(6)].entries()) {
    const level = levels[at] ?? 'third';
    const nextAssessmentOn = at === 0 ? `${year}-05-06` : `${year}-${String(6 + (at % 6)).padStart(2, '0')}-15`;
    const motionId = await season.command(EnterHolder).execute(first, { titleId, level, memberNo, fromOn: `${year - 1}-0${1 + (at % 6)}-15`, nextAssessmentOn, reason: `渝工发〔${year - 1}〕${11 + at}号` });
    await season.command(SettleMotion).confirm(second, motionId);
  }
  const holdings = await reader.rows<{ id: string; memberId: string }>('select id, member_id as "memberId" from title_holding where title_id = $1 order by level, place_id, id', [titleId]);
  const others = holdings.filter(({ memberId }) => memberId !== zhigong);
  for (const [at, title] of TOPICS.entries()) await season.command(ClaimEvidence).execute(first, { holdingId: others[at]!.id, code: 'topic', title, onDay: `${year - 1}-${10 + (at % 3)}-20` });
  clock.set(shanghai(year, 4, 20, 10));
  await season.command(SettleMotion).confirm(second, await season.command(EndTitle).execute(first, { holdingId: others[1]!.id, endKind: 'left_unit', reason: '本人调往外市，单位来函' }));
  clock.set(shanghai(year, 5, 7, 9));
  const judges = ['pingwei', 'pingwei3', 'pingwei4'].map((username) => season.officer(username));
  const assessmentId = await season.command(OpenAssessment).execute(first, { holdingId: others[0]!.id, assessorIds: judges.map(({ accountId }) => accountId!) });
  for (const [at, judge] of judges.slice(1).entries())
    await season.command(SaveTitleMarks).execute(judge, { assessmentId, marks: CONTENT.assessment.parts.map(({ code }, part) => ({ part: code, value: 82_000 + at * 3_000 + part * 1_500 })), isFinal: true });
  await season.command(EndTitle).execute(first, { holdingId: others[7]!.id, endKind: 'waived', reason: '本人书面申请放弃' });
  clock.set(now);
}
