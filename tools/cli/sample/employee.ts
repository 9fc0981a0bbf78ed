import { RecommendMember, SubmitWork } from '@jiangong/entries';
import { shanghai } from '@jiangong/kernel';
import { DECLARED, selfOf, yearOf, type CategoryIds } from './intake';
import type { SampleRound, SampleSeason } from './season';

const STAR = {
  deeds:
    '2026年2月，总装二线车门间隙超差返修增多，他带两名徒弟连续跟线五天，查明是铰链安装夹具定位销磨损，' +
    '自制带磨损指示的可换定位销，写成点检要点。改进后车门一次装调合格率由92.4%升至98.7%，单班返修由26台降到5台，三名新员工按要点独立上岗。',
  post: '总装车间装调技师',
  achievements: '带徒两人；《车门间隙三步调整法》在本单位推广',
};

const WORK = {
  problem: '车门铰链安装夹具的定位销磨损看不出来，等发现时已有一批车门间隙超差，每月要为此停线排查三次。',
  measure: '在定位销上加一圈可见的磨损指示环，磨到红线就换；销子改为可换结构，更换由四十分钟减到五分钟，先在二线试用两个月，再在全车间推开。',
  outcomes: [
    { kind: 'indicator', name: '车门一次装调合格率', value: '98.7', unit: '%' },
    { kind: 'direct', value: '180000', base: '每年' },
    { kind: 'indirect', value: '420000', base: '每年' },
  ],
  applied_on: '2025-12-15',
};

/** What the sample's employee did before the newcomer signs in: a work in February, and in March the unit's recommendation. Both go the way of everybody else's. */
export function planEmployee(season: SampleSeason, rounds: readonly SampleRound[], categories: CategoryIds): void {
  const [employee, cadre] = [season.officer('zhigong'), season.officer('danwei')];
  const roundOf = (programme: SampleRound['programme'], position: number): SampleRound => rounds.find((round) => round.programme === programme && round.cadence === 'month' && round.position === position)!;
  const [works, stars] = [roundOf('five_small', 2), roundOf('star', 3)];
  const category = (of: keyof CategoryIds, name: string): string => categories[of].find((one) => one.name === name)!.id;
  season.agenda.add(shanghai(yearOf(works), 2, 3, 20, 15), async () => {
    const self = selfOf({ id: employee.memberId!, name: employee.name });
    await season.command(SubmitWork).execute(self, { roundId: works.id, categoryId: category('five_small', '小革新'), title: '会提醒更换的铰链定位销', content: WORK, declarations: DECLARED });
  });
  season.agenda.add(shanghai(yearOf(stars), 3, 2, 9, 40), async () => {
    await season.command(RecommendMember).execute(cadre, { roundId: stars.id, categoryId: category('star', '技能之星'), memberId: employee.memberId!, organizationId: cadre.grants[0]!.organizationId, content: STAR });
  });
}
