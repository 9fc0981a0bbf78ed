import { shanghai } from '@jiangong/kernel';
import type { RunningProduct } from '../running-product';
import type { Visitor } from '../visitor';
import { FiveSmallMonth, JUDGES, type PlannedWork } from './five-small-month';
import { reviseRules, type FiveSmallRules } from './revise-rules';
import { SmallCity, type CityPlan } from './small-city';

export const DISTRICT = '江北区总工会';
export const KINDS = ['小发明', '小创造', '小革新', '小设计', '小建议'];
/** Each kind has an author of its own. */
export const AUTHORS = Object.fromEntries(KINDS.map((kind, at) => [kind, `zhigong${at + 1}`]));

/** A district with one unit, an author for each kind, the desks, two officers, an auditor and five judges. */
export function fiveSmallCity({ unit = '红岩机械有限公司', author = (kind: string) => `${kind}作者` } = {}): CityPlan {
  return {
    now: shanghai(2026, 4, 20, 9),
    unions: [{ name: DISTRICT, level: 'district' }, { name: unit, level: 'enterprise', under: DISTRICT }],
    accounts: [
      ...KINDS.map((kind) => ({ username: AUTHORS[kind]!, name: author(kind), role: 'member' as const, memberOf: unit })),
      { username: 'danwei', name: '唐晓蓉', role: 'unit_cadre', at: [unit] }, { username: 'quxian', name: '黎文博', role: 'district_organiser', at: [DISTRICT] },
      { username: 'shizong', name: '袁志行', role: 'city_organiser' }, { username: 'shizong2', name: '贺知秋', role: 'city_organiser' },
      { username: 'shenji', name: '严守正', role: 'auditor' }, ...JUDGES,
    ],
  };
}

export interface FewWorksPlan {
  readonly works: readonly PlannedWork[];
  readonly city?: CityPlan;
  /** What this month's rules say otherwise than the standard ones. */
  readonly rules?: (rules: FiveSmallRules) => void;
}

export interface FewWorks {
  readonly city: SmallCity;
  readonly month: FiveSmallMonth;
  readonly roundId: string;
  readonly organiser: Visitor;
}

/** April of the five-small awards with a few works past every desk, under rules of its own. */
export async function collectFewWorks(product: RunningProduct, { works, city: plan = fiveSmallCity(), rules }: FewWorksPlan): Promise<FewWorks> {
  const city = await SmallCity.found(product, plan);
  product.run('api');
  await product.untilReady();
  const organiser = await city.signIn('shizong');
  if (rules) await reviseRules(product, organiser, '本月规则调整', rules);
  product.run('worker');
  const month = await FiveSmallMonth.of(city, '2026-04');
  await month.collect(works, AUTHORS);
  return { city, month, roundId: month.roundId, organiser };
}
