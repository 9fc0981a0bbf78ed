import { awardCatalogue, type AwardCatalogue } from './award-catalogue';

/** domain.md §9, in fen. */
const yuan = (amount: number): number => amount * 100;

const PROMOTION = { to: '晋升一级职业技能等级', authority: '市人力社保局' };
/** Medals go to whoever works at the front line; leaders of units have rules of their own. */
const MEDAL = { title: '重庆五一劳动奖章', when: [{ attribute: 'post_class', values: ['front_line', 'technical'] }] };

/** Skill contests: the first of an occupation is its champion, the second to tenth its experts; delegations by points; best judges and hosts. */
export const skillContestAwards: AwardCatalogue = awardCatalogue.parse({
  awards: [
    { code: 'champion', name: '第一名', recipient: 'person', ranks: { from: 1, to: 1 }, title: '{category}技术状元', higher: MEDAL, prizeFen: yuan(3_000), promotion: PROMOTION },
    { code: 'expert', name: '第二至十名', recipient: 'person', ranks: { from: 2, to: 10 }, title: '{category}技术能手', prizeFen: yuan(1_000), promotion: PROMOTION },
    { code: 'delegation', name: '团体优胜奖', recipient: 'delegation', ranks: { from: 1, to: 3 } },
    { code: 'best_judge', name: '优秀裁判员', recipient: 'judge' },
    { code: 'best_host', name: '优秀组织单位', recipient: 'host' },
  ],
  pointTables: [
    { code: 'segment', name: '赛段团体积分', points: [4, 3, 2, 1] },
    { code: 'final', name: '决赛团体积分', points: [8, 4, 2, 1] },
  ],
});

/** Innovation prizes, every two years: results by prize class, methods and golden ideas each by themselves. */
export const innovationAwards: AwardCatalogue = awardCatalogue.parse({
  awards: [
    { code: 'special', name: '特等奖', recipient: 'work', onlyIn: ['result'], ranks: { from: 1, to: 1 }, title: '职工技术创新成果特等奖', prizeFen: yuan(30_000) },
    { code: 'first', name: '一等奖', recipient: 'work', onlyIn: ['result'], ranks: { from: 2, to: 6 }, title: '职工技术创新成果一等奖', prizeFen: yuan(20_000) },
    { code: 'second', name: '二等奖', recipient: 'work', onlyIn: ['result'], ranks: { from: 7, to: 21 }, title: '职工技术创新成果二等奖', prizeFen: yuan(10_000) },
    { code: 'third', name: '三等奖', recipient: 'work', onlyIn: ['result'], ranks: { from: 22, to: 61 }, title: '职工技术创新成果三等奖', prizeFen: yuan(3_000) },
    { code: 'method', name: '先进操作法', recipient: 'work', onlyIn: ['method'], title: '职工先进操作法', prizeFen: yuan(3_000) },
    { code: 'idea', name: '金点子', recipient: 'work', onlyIn: ['idea'], title: '职工“金点子”', prizeFen: yuan(3_000) },
  ],
});
