import { selectionRules, type SelectionRules } from './selection-rules';

const post = (...values: string[]): object => ({ attribute: 'post_class', values });
const NON_PUBLIC = { attribute: 'ownership', values: ['private', 'foreign'] };

/** What “其中” is taken of: the whole list, or the front-line workers and technical staff alone. */
export type MedalBase = 'list' | 'front_line';

/** The city's May Day medals (domain.md §7). The base of “其中非公企业” is ambiguous in the notices, so it is a choice and printed. */
export const mayDayMedalRules = (places: number, base: MedalBase = 'list'): SelectionRules =>
  selectionRules.parse({
    places, reserves: Math.min(10, Math.max(1, Math.floor(places / 10))),
    quotas: [
      { code: 'front_line', name: '一线职工和专业技术人员（含农民工）', all: [post('front_line', 'technical')], kind: 'floor', percent: 50 },
      { code: 'non_public', name: base === 'list' ? '非公有制企业人选（占名单）' : '其中非公有制企业人选（占一线职工和专业技术人员）', all: [NON_PUBLIC], kind: 'floor', percent: 30, ...(base === 'list' ? {} : { of: base }) },
      { code: 'science_education', name: '科教人员', all: [post('science', 'education')], kind: 'floor', percent: 20 },
      { code: 'heads', name: '企业负责人', all: [post('head')], kind: 'cap', percent: 10 },
      { code: 'managers', name: '企业管理人员（副职、中层）', all: [post('manager')], kind: 'cap', percent: 15 },
      { code: 'county_cadres', name: '县处级干部', all: [{ attribute: 'cadre_level', values: ['county'] }], kind: 'cap', percent: 5 },
    ],
  });

/** City model workers. */
export const cityModelWorkerRules = (places: number): SelectionRules =>
  selectionRules.parse({
    places, reserves: Math.min(10, Math.max(1, Math.floor(places / 10))),
    quotas: [{ code: 'enterprise_workers', name: '企业职工', all: [post('front_line', 'technical')], kind: 'floor', percent: 50 }],
  });

/** The city's share of a national list: attributes that overlap, each a share of the whole list. */
export const nationalListRules = (places: number): SelectionRules =>
  selectionRules.parse({
    places, reserves: Math.min(10, Math.max(1, Math.floor(places / 10))),
    quotas: [
      { code: 'industrial_workers', name: '产业工人', all: [{ attribute: 'industrial_worker', values: ['yes'] }], kind: 'floor', percent: 35 },
      { code: 'migrant', name: '农民工', all: [{ attribute: 'migrant', values: ['yes'] }], kind: 'floor', percent: 10 },
      { code: 'non_public', name: '非公有制企业人选', all: [NON_PUBLIC], kind: 'floor', percent: 35 },
      { code: 'key_industries', name: '重点产业人选', all: [{ attribute: 'key_industry', values: ['yes'] }], kind: 'floor', percent: 35 },
      { code: 'women', name: '女职工', all: [{ attribute: 'gender', values: ['female'] }], kind: 'floor', percent: 20 },
    ],
  });
