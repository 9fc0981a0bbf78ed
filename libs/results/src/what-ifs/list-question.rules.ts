import { BadInput, canonicalJson } from '@jiangong/kernel';
import type { SelectionRules } from '@jiangong/programme';

/** What somebody wants to see changed in the rules of a list; the rest stays. */
export interface AskedListChange {
  readonly places?: number | null;
  /** By the id of the rule (`quota:…`, `cap:…`, `least:…`, `most:…`): hundredths of the base where the rule is a share, people elsewhere. */
  readonly rules?: readonly { readonly code: string; readonly number: number }[] | null;
}

/** The rules of the list a question was answered by, spelt out. */
export interface AskedList {
  readonly selection: SelectionRules;
}

const MOST_PEOPLE = 5_000;

/** The number a rule goes by: what a question may change. Null for the one award a person may have. */
export function numberOfRule({ quotas, groupCaps, categoryPlaces }: SelectionRules, id: string): { readonly number: number; readonly isPercent: boolean } | null {
  const [kind, code] = partsOf(id);
  const quota = kind === 'quota' ? quotas.find((one) => one.code === code) : undefined;
  if (quota) return { number: quota.percent ?? quota.count ?? 0, isPercent: quota.percent !== undefined };
  const cap = kind === 'cap' ? groupCaps.find((one) => one.code === code) : undefined;
  if (cap) return { number: cap.most, isPercent: false };
  const category = categoryPlaces.find((one) => one.category === code);
  if (kind === 'least' && category) return { number: category.least, isPercent: false };
  if (kind === 'most' && category && category.most !== null) return { number: category.most, isPercent: false };
  return null;
}

function partsOf(id: string): [kind: string, code: string] {
  const at = id.indexOf(':');
  return [id.slice(0, at), id.slice(at + 1)];
}

function withNumber(rules: SelectionRules, id: string, number: number): SelectionRules {
  const [kind, code] = partsOf(id);
  if (kind === 'quota') return { ...rules, quotas: rules.quotas.map((one) => (one.code !== code ? one : one.percent === undefined ? { ...one, count: number } : { ...one, percent: number })) };
  if (kind === 'cap') return { ...rules, groupCaps: rules.groupCaps.map((one) => (one.code === code ? { ...one, most: number } : one)) };
  return { ...rules, categoryPlaces: rules.categoryPlaces.map((one) => (one.category === code ? { ...one, [kind]: number } : one)) };
}

/** The question as rules of a list. A rule that is not there, a number out of range and a question that changes nothing are bad input. */
export function listAsked(present: SelectionRules, { places, rules }: AskedListChange): SelectionRules {
  const asked = (rules ?? []).reduce((so, { code, number }) => {
    const known = numberOfRule(so, code);
    if (!known) throw BadInput.at('input.rules', `名单没有“${code}”这项要求`, `the list has no rule "${code}"`);
    if (number < 0 || number > (known.isPercent ? 100 : MOST_PEOPLE)) throw BadInput.at('input.rules', known.isPercent ? '比例应在 0 到 100 之间' : `人数应在 0 到 ${MOST_PEOPLE} 之间`, known.isPercent ? 'a share lies between 0 and 100' : `people lie between 0 and ${MOST_PEOPLE}`);
    return withNumber(so, code, number);
  }, { ...present, places: places ?? present.places });
  if (canonicalJson(asked) === canonicalJson(present)) throw BadInput.at('input', '与现行要求相同，没有要比较的内容', 'this is what the rules already ask; there is nothing to compare');
  return asked;
}
