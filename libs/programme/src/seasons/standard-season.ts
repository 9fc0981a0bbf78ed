import { monthPeriod, periodName, quarterOfMonth, quarterPeriod, shanghai, yearPeriod, type Period } from '@jiangong/kernel';
import { fiveSmallStandardRules, showcaseStandardRules, starStandardRules } from '../rules/public';
import type { ProgrammePlan, RoundPlan, SeasonPlan } from './season-plan';

const MONTHS = Array.from({ length: 12 }, (_one, at) => at + 1);
const QUARTERS = [1, 2, 3, 4];

type Named = Pick<RoundPlan, 'code' | 'cadence' | 'name' | 'position'>;
const named = (period: Period): Named => ({ code: period.code, cadence: period.cadence, name: periodName(period), position: period.index });

/** Month M is open from the 1st to the 25th 18:00, judged from the 28th, decided in the week after the 5th of the next. */
const monthRound = (year: number, month: number): RoundPlan => ({
  ...named(monthPeriod(year, month)),
  collectingAt: shanghai(year, month, 1),
  reviewingAt: shanghai(year, month, 25, 18),
  judgingAt: shanghai(year, month, 28, 9),
  computingAt: shanghai(year, month + 1, 5, 18),
  decidingAt: shanghai(year, month + 1, 8, 9),
  fedBy: [],
});

/** A quarter takes the winners of its months as they are published, and is judged late in the month after it. */
const quarterRound = (year: number, quarter: number): RoundPlan => ({
  ...named(quarterPeriod(year, quarter)),
  collectingAt: shanghai(year, quarter * 3 - 2, 1),
  reviewingAt: shanghai(year, quarter * 3 + 1, 20, 18),
  judgingAt: shanghai(year, quarter * 3 + 1, 22, 9),
  computingAt: shanghai(year, quarter * 3 + 2, 2, 18),
  decidingAt: shanghai(year, quarter * 3 + 2, 6, 9),
  fedBy: MONTHS.filter((month) => quarterOfMonth(month) === quarter).map((month) => monthPeriod(year, month).code),
});

/** The annual selection follows the five days of notice of the fourth quarter, in March and April of the next year. */
const yearRound = (year: number): RoundPlan => ({
  ...named(yearPeriod(year)),
  collectingAt: shanghai(year, 1, 1),
  reviewingAt: shanghai(year + 1, 3, 20, 18),
  judgingAt: shanghai(year + 1, 3, 22, 9),
  computingAt: shanghai(year + 1, 4, 1, 18),
  decidingAt: shanghai(year + 1, 4, 7, 9),
  fedBy: QUARTERS.map((quarter) => quarterPeriod(year, quarter).code),
});

/** Months, quarters and the year: the way of a star. Rounds alone, for plans that bring their own rules. */
export const starRounds = (year: number): RoundPlan[] => [
  ...MONTHS.map((month) => monthRound(year, month)),
  ...QUARTERS.map((quarter) => quarterRound(year, quarter)),
  yearRound(year),
];

export const starProgramme = (year: number): ProgrammePlan => ({
  code: 'star',
  name: '建功之星',
  description: '月推荐、季考评、年评选：各单位工会每月推荐，逐级审核，季度考评，年度评选。',
  subject: 'member',
  categories: [
    { code: 'labour', name: '劳动之星' }, { code: 'skill', name: '技能之星' }, { code: 'innovation', name: '创新之星' },
    { code: 'service', name: '服务之星' }, { code: 'safety', name: '安康之星' },
  ],
  rules: starStandardRules,
  rounds: starRounds(year),
});

export const fiveSmallProgramme = (year: number): ProgrammePlan => ({
  code: 'five_small',
  name: '“五小”活动展示奖',
  description: '小发明、小创造、小革新、小设计、小建议，每月展示，每类最多 20 项，宁缺勿滥。',
  subject: 'work',
  categories: [
    { code: 'invention', name: '小发明' }, { code: 'creation', name: '小创造' }, { code: 'renovation', name: '小革新' },
    { code: 'design', name: '小设计' }, { code: 'suggestion', name: '小建议' },
  ],
  rules: { month: fiveSmallStandardRules },
  rounds: MONTHS.map((month) => monthRound(year, month)),
});

/** Three channels of short videos, open all the year round; each month has its pick. */
export const showcaseProgramme = (year: number): ProgrammePlan => ({
  code: 'showcase',
  name: '岗位“三秀”',
  description: '秀绝活、秀师徒、秀创新：三分钟以内的短视频，随时投稿，审核后展示，每月推荐一批。',
  subject: 'work',
  categories: [{ code: 'skill', name: '秀绝活' }, { code: 'mentor', name: '秀师徒' }, { code: 'innovation', name: '秀创新' }],
  rules: { month: showcaseStandardRules },
  rounds: MONTHS.map((month) => monthRound(year, month)),
});

/** The season a city starts from: the star competition, the five-small months and the showcase (domain.md §3). */
export const standardSeason = (year: number): SeasonPlan => ({ programmes: [starProgramme(year), fiveSmallProgramme(year), showcaseProgramme(year)] });
