import { addDays, dayOf, isWorkingDay, spokenTime, type Cadence, type WorkCalendar } from '@jiangong/kernel';
import { foreseeQuotas } from '@jiangong/fairness';
import { contradictionsOf, type RuleContent } from '../rules/public';
import type { Finding } from './round.guards';
import type { Phase } from './phases';
import { isFedOnly, type PlannedInstants } from './round.rules';

/** Another round that matters to this one: a source, or its neighbour in the calendar. */
export interface Neighbour extends PlannedInstants {
  readonly name: string;
  readonly cadence: Cadence;
  readonly phase: Phase;
}

/** What pre-flight looks at; the instants are those of the round itself. */
export interface PreflightFacts {
  readonly round: PlannedInstants & { readonly name: string; readonly cadence: Cadence; readonly position: number };
  /** Null when the cadence has no rule version yet. */
  readonly rules: RuleContent | null;
  readonly categories: number;
  readonly sources: readonly Neighbour[];
  /** The round before it of the same cadence. */
  readonly previous: Neighbour | null;
  /** Years for which the holiday table has a row. */
  readonly holidayYears: readonly number[];
  readonly calendar: WorkCalendar;
}

const blocking = (code: string, zh: string, en: string): Finding => ({ code, severity: 'blocking', zh, en });
const warning = (code: string, zh: string, en: string): Finding => ({ code, severity: 'warning', zh, en });

const ORDER = [
  ['collectingAt', '征集开始'], ['reviewingAt', '征集截止'], ['judgingAt', '评审开始'], ['computingAt', '计分开始'], ['decidingAt', '评定开始'],
] as const;

/** The planned instants must follow one another; an intake of less than three days is probably a slip. */
function calendarFindings({ round, previous, calendar, holidayYears, rules }: PreflightFacts): Finding[] {
  const found: Finding[] = [];
  ORDER.slice(1).forEach(([column, name], at) => {
    const [before, beforeName] = ORDER[at]!;
    const tight = column === 'reviewingAt' ? round[column] <= round[before] : round[column] < round[before];
    if (tight) found.push(blocking('calendar_order', `${name}（${spokenTime(round[column])}）不晚于${beforeName}（${spokenTime(round[before])}）`, `${column} does not follow ${before}`));
  });
  if (found.length === 0 && round.reviewingAt.getTime() - round.collectingAt.getTime() < 3 * 86_400_000) found.push(warning('calendar_short', '征集时间不足 3 天', 'collecting lasts less than three days'));
  if (!previous && round.position > 1) found.push(warning('calendar_gap', `没有与之衔接的上一轮次（同类第 ${round.position - 1} 轮）`, `the round before it (number ${round.position - 1} of its kind) is missing`));
  if (previous && previous.reviewingAt > round.collectingAt && !(rules && isFedOnly(rules.intake))) found.push(warning('calendar_overlap', `征集与上一轮次“${previous.name}”重叠`, `collecting overlaps with the round before it (${previous.name})`));
  const judgingDay = dayOf(round.judgingAt);
  if (!isWorkingDay(judgingDay, calendar)) found.push(warning('judging_on_holiday', `评审开始日 ${judgingDay} 不是工作日`, `judging begins on ${judgingDay}, which is no working day`));
  const years = new Set([dayOf(round.collectingAt), addDays(dayOf(round.decidingAt), 14)].map((day) => Number(day.slice(0, 4))));
  for (const year of years) {
    if (!holidayYears.includes(year)) found.push(warning('holidays_missing', `${year} 年的节假日尚未录入，工作日只按周末和元旦、五一、国庆的法定日推算，春节等假期请在公示前录入`, `no holidays are entered for ${year}; working days are counted by the plain week and the holidays of fixed date; enter the others before a notice begins`));
  }
  return found;
}

const EXPECTED_SOURCES: Partial<Record<Cadence, { cadence: Cadence; count: number; zh: string }>> = {
  quarter: { cadence: 'month', count: 3, zh: '3 个月度轮次' },
  year: { cadence: 'quarter', count: 4, zh: '4 个季度轮次' },
};

/** A round that is only fed needs sources; a quarter expects its three months, a year its four quarters (domain.md §3). */
function feedFindings({ round, rules, sources }: PreflightFacts): Finding[] {
  if (!rules?.intake.origins.includes('carried')) return [];
  if (sources.length === 0) return isFedOnly(rules.intake) ? [blocking('feeds_missing', '没有设定来源轮次，本轮次不会有参评人选', 'no source rounds are set, so nothing can get in')] : [];
  const found: Finding[] = [];
  const expected = EXPECTED_SOURCES[round.cadence];
  if (expected) {
    const count = sources.filter((source) => source.cadence === expected.cadence).length;
    if (count < expected.count) found.push(warning('feeds_missing', `应有${expected.zh}作为来源，目前只有 ${count} 个`, `${expected.count} rounds of cadence ${expected.cadence} should feed it, only ${count} do`));
  }
  const cancelled = sources.filter((source) => source.phase === 'cancelled');
  if (cancelled.length > 0) found.push(warning('feed_cancelled', `来源轮次${cancelled.map((one) => `“${one.name}”`).join('')}已取消`, `source rounds are cancelled: ${cancelled.map((one) => one.name).join(', ')}`));
  return found;
}

/** What the quotas will mean for a full list: rounding may shut a group out, floors may not fit together. */
function quotaFindings(rules: RuleContent, places: number): Finding[] {
  const { quotas } = rules.deciding;
  if (quotas.length === 0) return [];
  const outlook = new Map(foreseeQuotas({ places, quotas }).map((one) => [one.code, one]));
  const found = quotas.filter((one) => outlook.get(one.code)!.isShutOut).map((one) =>
    warning('quota_shut_out', `${places} 个名额下，“${one.name}”不超过 ${one.percent}% 取整后为 0 人，该群体将全部落选`, `with ${places} places the cap of ${one.percent} % on "${one.code}" rounds down to nobody`));
  for (const attribute of new Set(quotas.map((one) => one.attribute))) {
    const floors = quotas.filter((one) => one.attribute === attribute && one.kind === 'floor' && one.of === undefined);
    const values = floors.flatMap((one) => one.values);
    const needed = floors.reduce((sum, one) => sum + outlook.get(one.code)!.required, 0);
    if (new Set(values).size === values.length && needed > places)
      found.push(blocking('quotas_infeasible', `${places} 个名额无法同时满足下限要求：${floors.map((one) => `“${one.name}”至少 ${outlook.get(one.code)!.required} 人`).join('，')}`, `the floors on "${attribute}" need ${needed} winners, there are ${places} places`));
  }
  for (const floor of quotas.filter((one) => one.kind === 'floor' && one.of === undefined)) {
    const cap = quotas.find((one) => one.kind === 'cap' && one.of === undefined && one.attribute === floor.attribute && floor.values.every((value) => one.values.includes(value)));
    if (cap && outlook.get(floor.code)!.required > outlook.get(cap.code)!.required)
      found.push(blocking('quotas_infeasible', `“${floor.name}”至少 ${outlook.get(floor.code)!.required} 人与“${cap.name}”至多 ${outlook.get(cap.code)!.required} 人矛盾`, `floor "${floor.code}" and cap "${cap.code}" contradict each other`));
  }
  return found;
}

function ruleFindings({ rules, categories, round }: PreflightFacts): Finding[] {
  if (!rules) return [blocking('rules_missing', '还没有规则版本', 'there is no rule version yet')];
  const faults = contradictionsOf(rules);
  if (faults.length > 0) return faults.map((fault) => blocking('rules_contradict', fault.zh, `${fault.path}: ${fault.en}`));
  const found: Finding[] = [];
  const { judging, computing, deciding, form, intake } = rules;
  const weights = judging.criteria.reduce((sum, one) => sum + one.weight, 0);
  if (weights !== 100) found.push(warning('weights', `评分项权重之和为 ${weights}，不是 100；将按比例折算`, `the weights add up to ${weights}, not 100; they will count in proportion`));
  if (computing.method.kind === 'trimmed' && computing.method.high + computing.method.low >= 2 && judging.minJudges < 5)
    found.push(warning('panel_small', `去掉最高分和最低分时每件至少应有 5 份评分，目前要求 ${judging.minJudges} 份`, `dropping marks at both ends needs at least 5 sheets an entry, the rules ask for ${judging.minJudges}`));
  if (deciding.places === 0 && !deciding.selection) found.push(warning('no_places', '每个类别的名额为 0，不会产生入选者', 'there are no places, so nobody can win'));
  if (!isFedOnly(rules.intake) && form.fields.every((field) => !field.required)) found.push(warning('form_empty', '申报表没有必填项', 'the entry form has no required field'));
  if (intake.origins.includes('recommendation') && intake.unitPlaces === 0) found.push(warning('no_unit_places', '每个单位的推荐名额为 0', 'units have no places to recommend'));
  if (round.cadence === 'month' && intake.districtPlaces !== null && intake.districtPlaces === 0) found.push(warning('no_district_places', '区县、产业工会的上报名额为 0', 'districts have no places to pass up'));
  return [...found, ...quotaFindings(rules, deciding.places * categories)];
}

/** Everything this stage can foresee of a round (domain.md §3, pre-flight). Blocking ones forbid it to open. */
export function foresee(facts: PreflightFacts): Finding[] {
  const categories = facts.categories === 0 ? [blocking('categories_missing', '竞赛项目没有类别', 'the programme has no categories')] : [];
  return [...calendarFindings(facts), ...categories, ...ruleFindings(facts), ...feedFindings(facts)];
}
