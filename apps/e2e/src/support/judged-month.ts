import { shanghai } from '@jiangong/kernel';
import type { RunningProduct } from '../running-product';
import type { Visitor } from '../visitor';
import { DECLARED, FiveSmallMonth, type PlannedWork } from './five-small-month';
import { reviseRules } from './revise-rules';
import { SmallCity } from './small-city';

export const DISTRICT = '江北区总工会';
const [OWN, PLANT, SECOND, THIRD] = ['甲机械有限公司', '甲机械一分厂', '乙电力有限公司', '丙船舶有限公司'] as const;
const KINDS = ['小发明', '小创造', '小革新', '小设计', '小建议'];
/** Twenty-five judges, five for each of 120 works: twenty-four each. */
export const PANEL = Array.from({ length: 25 }, (_one, at) => `pingwei${at + 1}`);
export const SPARE = 'pingwei26';
const NEUTRAL = Object.fromEntries(KINDS.map((kind, at) => [kind, `zuozhe${at + 1}`]));

/** Whose works the judge must never see, and why; two works each. */
const BLOCKED = [
  { username: 'tongshi', name: '罗同事', at: OWN }, { username: 'fenchang', name: '骆分厂', at: PLANT }, { username: 'jiguan', name: '季机关', at: DISTRICT },
  { username: 'xiaotu', name: '萧学徒', at: THIRD }, { username: 'gongzuoshi', name: '龚同室', at: SECOND }, { username: 'biaodi', name: '卞表弟', at: THIRD },
] as const;
export const titlesOf = (username: string): readonly string[] => [1, 2].map((nth) => `${BLOCKED.find((one) => one.username === username)!.name}的成果${nth}`);
export const BLOCKED_TITLES = BLOCKED.flatMap(({ username }) => titlesOf(username));

const NEUTRAL_WORKS: readonly PlannedWork[] = Array.from({ length: 120 - BLOCKED_TITLES.length }, (_one, at) => ({ kind: KINDS[at % KINDS.length]!, title: `公开作品${String(at + 1).padStart(3, '0')}`, mark: 0 }));
const CONTENT = {
  problem: '原有做法磨损快，每月停机更换三次。', measure: '班组自行设计补偿装置，在两台设备上试用后推开。',
  indicator: '使用寿命', indicator_value: '28000', indicator_unit: '小时', direct_benefit: '492000', direct_base: '每台机组',
};
/** The rules of this month: one aspect is measured, and judges who differ by more than ten points call for another. */
export const LIFE = { code: 'life', name: '寿命实测', weight: 10, aspect: 'measurement', measure: { unit: '千小时', nominal: 28_000, bands: [{ within: 500, mark: 100_000 }, { within: 2_000, mark: 80_000 }] } };
export const SPREAD = { limit: 10_000, then: 'further_judge' };

const CITY_OF = {
  now: shanghai(2026, 4, 20, 9),
  unions: [
    { name: DISTRICT, level: 'district' as const }, { name: OWN, level: 'enterprise' as const, under: DISTRICT }, { name: PLANT, level: 'branch' as const, under: OWN },
    { name: SECOND, level: 'enterprise' as const, under: DISTRICT }, { name: THIRD, level: 'enterprise' as const, under: DISTRICT },
  ],
  accounts: [
    ...Object.values(NEUTRAL).map((username, at) => ({ username, name: `作者${at + 1}`, role: 'member' as const, memberOf: at % 2 ? SECOND : THIRD })),
    ...BLOCKED.map(({ username, name, at }) => ({ username, name, role: 'member' as const, memberOf: at })),
    { username: 'pingwei1', name: '覃素云', role: 'judge' as const, memberOf: OWN },
    ...[...PANEL.slice(1), SPARE].map((username, at) => ({ username, name: `评委${at + 2}`, role: 'judge' as const })),
    { username: 'danwei', name: '唐晓蓉', role: 'unit_cadre' as const, at: [OWN, SECOND, THIRD] }, { username: 'quxian', name: '黎文博', role: 'district_organiser' as const, at: [DISTRICT] },
    { username: 'shizong', name: '袁志行', role: 'city_organiser' as const },
  ],
};

/** A month whose 120 works have passed every desk and lie with a panel of twenty-five; `pingwei1` is tied to six authors. */
export class JudgedMonth {
  private constructor(readonly city: SmallCity, readonly roundId: string, readonly organiser: Visitor) {}

  static async open(product: RunningProduct): Promise<JudgedMonth> {
    const city = await SmallCity.found(product, CITY_OF);
    product.run('api');
    await product.untilReady();
    const organiser = await city.signIn('shizong');
    // The clock opens the month and pins its rules with the worker's first tick: they are revised before.
    await reviseRules(product, organiser, '增加实测项和分差上限', ({ judging }) => {
      const [first, ...others] = judging.criteria;
      judging.criteria = [{ ...first!, weight: first!.weight - LIFE.weight }, ...others, LIFE];
      judging.spread = SPREAD;
    });
    await recordTies(product, organiser);
    product.run('worker');
    const month = await FiveSmallMonth.of(city, '2026-04');
    await handInBlocked(city, month.roundId);
    await month.collect(NEUTRAL_WORKS, NEUTRAL);
    await month.advance(organiser, 'reviewing', '本月作品已收齐');
    const judged = new JudgedMonth(city, month.roundId, organiser);
    await judged.appoint(PANEL);
    await month.advance(organiser, 'judging');
    return judged;
  }

  async appoint(usernames: readonly string[], more: object = {}): Promise<{ __typename: string; code?: string }> {
    const rows = await this.city.product.rows<{ id: string; username: string }>('select id, username from account where username = any($1)', [usernames]);
    const judges = usernames.map((username, at) => ({ accountId: rows.find((row) => row.username === username)!.id, role: at === 0 ? 'chair' : 'judge' }));
    return this.organiser.try('appointPanel(input: AppointPanelInput!)', { input: { roundId: this.roundId, judges, ...more } });
  }
}

/** The apprentice and the fellow of the studio are on record; the cousin is known to the judge alone. */
async function recordTies(product: RunningProduct, organiser: Visitor): Promise<void> {
  const rows = await product.rows<{ username: string; memberId: string }>(`select username, member_id as "memberId" from account where username = any($1)`, [['pingwei1', 'xiaotu', 'gongzuoshi']]);
  const memberOf = (username: string): string => rows.find((row) => row.username === username)!.memberId;
  for (const [username, kind] of [['xiaotu', 'mentor'], ['gongzuoshi', 'studio']] as const)
    await organiser.act('recordTie(input: RecordTieInput!)', { input: { kind, memberIds: [memberOf('pingwei1'), memberOf(username)], label: '在册', source: '工会台账' } });
}

async function handInBlocked(city: SmallCity, roundId: string): Promise<void> {
  const { categories } = await city.round('five_small', '2026-04');
  for (const [at, { username }] of BLOCKED.entries()) {
    const author = await city.signIn(username);
    for (const title of titlesOf(username)) await author.act('submitWork(input: SubmitWorkInput!)', { input: { roundId: roundId, categoryId: categories[KINDS[at % KINDS.length]!], title, content: CONTENT, declarations: DECLARED } });
  }
}
