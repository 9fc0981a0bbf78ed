import { shanghai } from '@jiangong/kernel';
import { mayDayMedalRules, ruleContent, selectionRules, starStandardRules, type ProgrammePlan, type RuleContent, type SeasonPlan, type SelectionRules } from '@jiangong/programme';
import type { RunningProduct } from '../running-product';
import type { Visitor } from '../visitor';
import { eventually, passAll, together } from './five-small-month';
import { DISTRICTS, MEDAL_CANDIDATES, MEDAL_UNITS, type MedalCandidate } from './medal-candidates';
import { signFor } from './other-sheets';
import { SmallCity, type CityPlan } from './small-city';

export const PLACES = 188;
/** Three judges see everybody; what they lean by cancels out in the mean. */
const LEANINGS = [-500, 0, 500];
const JUDGES = LEANINGS.map((_one, at) => ({ username: `pingwei${at + 1}`, name: `评委${'甲乙丙'[at]!}`, role: 'judge' as const }));

/** Put forward by their units, judged by everybody on the panel, one list chosen under quotas, five working days of notice. */
const rulesWith = (selection: SelectionRules): RuleContent => {
  const { year } = starStandardRules;
  return ruleContent.parse({
    ...year, title: '重庆五一劳动奖章',
    intake: { origins: ['recommendation'], route: ['unit', 'district', 'city'], unitPlaces: null, districtPlaces: null },
    judging: { ...year.judging, judgesPerEntry: JUDGES.length, minJudges: JUDGES.length },
    computing: { ...year.computing, method: { kind: 'mean' } },
    deciding: { ...year.deciding, quotas: [], minimumMark: 70_000, selection },
  });
};

const programme = (code: string, name: string, selection: SelectionRules): ProgrammePlan => ({
  code, name, description: '逐级推荐，专家评审，按比例要求产生名单并公示。', subject: 'member', categories: [{ code: 'person', name }], rules: { year: rulesWith(selection) },
  rounds: [{
    code: '2026', cadence: 'year', name: `2026年${name}`, position: 1, fedBy: [],
    collectingAt: shanghai(2026, 4, 1, 9), reviewingAt: shanghai(2026, 4, 20, 18), judgingAt: shanghai(2026, 4, 22, 9), computingAt: shanghai(2026, 4, 24, 18), decidingAt: shanghai(2026, 4, 27, 9),
  }],
});

/** Six places: at least four from non-public enterprises, at most one head. Of the ten put forward only two are non-public and no heads. */
const CLASHING = selectionRules.parse({
  places: 6, quotas: [
    { code: 'non_public', name: '非公有制企业人选', all: [{ attribute: 'ownership', values: ['private'] }], kind: 'floor', count: 4 },
    { code: 'heads', name: '企业负责人', all: [{ attribute: 'post_class', values: ['head'] }], kind: 'cap', count: 1 },
  ],
});
const isHead = ({ attributes }: MedalCandidate): boolean => attributes.post_class === 'head';
const isFrontLine = ({ attributes }: MedalCandidate): boolean => attributes.post_class === 'front_line';
const some = (count: number, isMeant: (one: MedalCandidate) => boolean): MedalCandidate[] => MEDAL_CANDIDATES.filter(isMeant).slice(0, count);
const PIONEERS = [
  ...some(2, (one) => isFrontLine(one) && one.isNonPublic), ...some(3, (one) => isFrontLine(one) && !one.isNonPublic), ...some(3, (one) => isHead(one) && one.isNonPublic), ...some(2, (one) => isHead(one) && !one.isNonPublic),
];

const SEASON: SeasonPlan = { programmes: [programme('medal', '五一劳动奖章', mayDayMedalRules(PLACES)), programme('pioneer', '工人先锋号', CLASHING)] };

const PLAN: CityPlan = {
  now: shanghai(2026, 4, 13, 9), season: SEASON,
  unions: [
    ...DISTRICTS.map((name) => ({ name, level: 'district' as const })),
    ...MEDAL_UNITS.map(({ name, district, ownership }) => ({
      name, level: 'enterprise' as const, under: district, ownership, people: MEDAL_CANDIDATES.filter(({ unit }) => unit === name).map((one) => ({ name: one.name, attributes: one.attributes })),
    })),
  ],
  accounts: [
    { username: 'shizong', name: '袁志行', role: 'city_organiser' }, { username: 'shizong2', name: '贺知秋', role: 'city_organiser' }, { username: 'shenji', name: '严守正', role: 'auditor' },
    { username: 'jijian', name: '秦明远', role: 'discipline' }, { username: 'danwei', name: '唐晓蓉', role: 'unit_cadre', at: MEDAL_UNITS.map(({ name }) => name) },
    { username: 'quxian', name: '黎文博', role: 'district_organiser', at: DISTRICTS }, ...JUDGES,
  ],
};

/** The medals of a year with 412 candidates, and a small round beside it whose rules exclude one another; played over HTTP until the marks are in. */
export class MedalSeason {
  private constructor(readonly city: SmallCity, readonly organiser: Visitor, readonly medalId: string, readonly pioneerId: string) {}

  static async played(product: RunningProduct): Promise<MedalSeason> {
    const city = await SmallCity.found(product, PLAN);
    product.run('api');
    product.run('worker');
    await product.untilReady();
    const [medal, pioneer] = [await city.round('medal', '2026'), await city.round('pioneer', '2026')];
    const season = new MedalSeason(city, await city.signIn('shizong'), medal.id, pioneer.id);
    await season.collect(medal.id, medal.categories['五一劳动奖章']!, MEDAL_CANDIDATES);
    await season.collect(pioneer.id, pioneer.categories['工人先锋号']!, PIONEERS);
    for (const roundId of [medal.id, pioneer.id]) await season.judge(roundId);
    return season;
  }

  private async collect(roundId: string, categoryId: string, candidates: readonly MedalCandidate[]): Promise<void> {
    await this.organiser.try('advanceRound(input: AdvanceRoundInput!)', { input: { roundId, toPhase: 'collecting' } });
    await this.until(roundId, 'collecting');
    const cadre = await this.city.signIn('danwei');
    const memberId = (one: MedalCandidate): string => this.city.staff(one.unit).find(({ name }) => name === one.name)!.id;
    await together(cadre, candidates.map((one) => ({
      signature: 'recommendMember(input: RecommendMemberInput!)',
      value: { roundId, categoryId, memberId: memberId(one), organizationId: this.city.id(one.unit), content: { deeds: '2025年改造三号线工装，节拍由四十秒降到二十九秒，带徒两人。' } },
    })));
    await passAll(await this.city.signIn('quxian'), roundId, 'district');
    await passAll(this.organiser, roundId, 'city');
  }

  /** Every judge marks everybody in the order of the queue, locks the sheets, and the run is computed. */
  private async judge(roundId: string): Promise<void> {
    const advance = (toPhase: string, reason?: string): Promise<unknown> => this.organiser.act('advanceRound(input: AdvanceRoundInput!)', { input: { roundId, toPhase, reason } });
    await advance('reviewing', '推荐已收齐');
    const { judgeCandidates } = await this.organiser.ask<{ judgeCandidates: { accountId: string }[] }>('{ judgeCandidates { accountId } }');
    await this.organiser.act('appointPanel(input: AppointPanelInput!)', { input: { roundId, judges: judgeCandidates.map(({ accountId }, at) => ({ accountId, role: at === 0 ? 'chair' : 'judge' })) } });
    await advance('judging');
    const planned = new Map(MEDAL_CANDIDATES.map((one) => [one.name, one]));
    await Promise.all(JUDGES.map(async ({ username }, at) => this.mark(await this.city.signIn(username), roundId, planned, LEANINGS[at]!)));
    await advance('computing');
    await this.organiser.act('startScoreRun(input: StartScoreRunInput!)', { input: { roundId } }, 'ScoreRun { id }');
    await this.until(roundId, 'deciding');
  }

  private async mark(judge: Visitor, roundId: string, planned: ReadonlyMap<string, MedalCandidate>, leaning: number): Promise<void> {
    await signFor(judge, roundId);
    const { myJudging } = await judge.ask<{ myJudging: { round: { id: string }; items: { sheetId: string; title: string }[] }[] }>('{ myJudging { round { id } items { sheetId title } } }');
    const { items } = myJudging.find(({ round }) => round.id === roundId)!;
    await together(judge, items.map(({ sheetId, title }) => {
      const { mark, skill } = planned.get(title)!;
      const seen = mark + leaning;
      return { signature: 'saveSheet(input: SaveSheetInput!)', value: { sheetId, marks: { diligence: seen - skill, skill: seen + skill, innovation: seen, example: seen } } };
    }));
    await together(judge, items.map(({ sheetId }) => ({ signature: 'lockSheet(id: ID!)', value: sheetId })));
  }

  private until(roundId: string, phase: string): Promise<void> {
    return eventually(async () => (await this.city.product.rows('select 1 from round where id = $1 and phase = $2', [roundId, phase])).length > 0, `round ${phase}`);
  }
}
