import { foreseeList, listClash } from '@jiangong/fairness';
import type { SelectionRules } from '../rules/public';
import type { Finding } from './round.guards';

interface Named {
  readonly id: string;
  readonly zh: string;
  readonly en: string;
}

/** Every rule of the list with its number of people, by the id fairness gives it. */
function rulesInNumbers(rules: SelectionRules): Named[] {
  const numbers = new Map(foreseeList(rules).map((one) => [one.code, one]));
  const bound = (kind: 'floor' | 'cap', count: number): { zh: string; en: string } =>
    kind === 'floor' ? { zh: `至少 ${count} 人`, en: `at least ${count}` } : { zh: `至多 ${count} 人`, en: `at most ${count}` };
  return [
    ...rules.quotas.map((quota): Named => {
      const { required, base } = numbers.get(quota.code)!;
      const { zh, en } = bound(quota.kind, required);
      const outer = rules.quotas.find(({ code }) => code === quota.of);
      return { id: `quota:${quota.code}`, zh: `“${quota.name}”${zh}${outer ? `（“${outer.name}”按 ${base} 人计）` : ''}`, en: `"${quota.code}" ${en}${outer ? ` (of ${base} in "${outer.code}")` : ''}` };
    }),
    ...rules.groupCaps.map(({ code, name, most }): Named => ({ id: `cap:${code}`, zh: `“${name}”至多 ${most} 人`, en: `"${code}" at most ${most}` })),
    ...rules.categoryPlaces.flatMap(({ category, least, most }): Named[] => [
      { id: `least:${category}`, zh: `类别“${category}”至少 ${least} 人`, en: `category "${category}" at least ${least}` },
      { id: `most:${category}`, zh: `类别“${category}”至多 ${most ?? 0} 人`, en: `category "${category}" at most ${most ?? 0}` },
    ]),
  ];
}

/**
 * What the rules of a list mean in people, before the round opens (domain.md §7): the numbers, caps that round down to
 * nobody, categories that do not exist, and rules that no list whatsoever can keep together.
 */
export async function foreseeSelection(rules: SelectionRules, categories: readonly string[]): Promise<Finding[]> {
  const unknown = rules.categoryPlaces.filter(({ category }) => !categories.includes(category)).map(({ category }): Finding =>
    ({ code: 'list_category_unknown', severity: 'blocking', zh: `名单规则写了不存在的类别“${category}”`, en: `the rules of the list name a category that does not exist: "${category}"` }));
  if (unknown.length > 0) return unknown;
  const named = rulesInNumbers(rules);
  const inQuotas = named.filter(({ id }) => id.startsWith('quota:'));
  const found: Finding[] = inQuotas.length === 0 ? [] : [{
    code: 'list_numbers', severity: 'note', zh: `名单 ${rules.places} 人：${inQuotas.map(({ zh }) => zh).join('；')}`, en: `a list of ${rules.places}: ${inQuotas.map(({ en }) => en).join('; ')}`,
  }];
  for (const one of foreseeList(rules)) {
    const quota = rules.quotas.find(({ code }) => code === one.code)!;
    if (one.kind === 'cap' && one.required === 0 && (quota.percent ?? 0) > 0)
      found.push({ code: 'quota_shut_out', severity: 'warning', zh: `${rules.places} 个名额下，“${quota.name}”不超过 ${quota.percent}% 取整后为 0 人，该群体将全部落选`, en: `with ${rules.places} places the cap of ${quota.percent} % on "${quota.code}" rounds down to nobody` });
  }
  const clash = await listClash(rules, categories);
  if (clash) {
    const of = clash.map((id) => named.find((one) => one.id === id)!);
    found.push({ code: 'quotas_infeasible', severity: 'blocking', zh: `${rules.places} 人的名单无论由谁组成都不能同时满足：${of.map(({ zh }) => zh).join('；')}`, en: `no list of ${rules.places} can keep all of: ${of.map(({ en }) => en).join('; ')}` });
  }
  return found;
}
