import { isId, type Bilingual } from '@jiangong/kernel';
import { foreseeList, sayRelaxation, type ListCompliance, type Relaxation, type Relaxations } from '@jiangong/fairness';
import type { GraphContext } from '@jiangong/platform';
import type { SelectionRules } from '@jiangong/programme';
import type { SelectionRelaxationView, SelectionRuleView } from './selection.view';

interface RuleFacts {
  /** Every rule against the list as it is; against nobody where there is none. */
  readonly compliance: readonly ListCompliance[];
  readonly hasList: boolean;
  readonly conflict: readonly string[] | null;
  readonly prices: readonly { readonly code: string; readonly price: number }[];
}

/** The rules against a list; where there is none, what they ask. */
export function ruleViews(rules: SelectionRules, candidates: number, { compliance, hasList, conflict, prices }: RuleFacts, nameOf: (id: string) => string): SelectionRuleView[] {
  const price = new Map(prices.map((one) => [one.code, one.price]));
  const clashing = new Set(conflict);
  const foreseen = new Map(foreseeList({ ...rules, places: Math.min(rules.places, candidates) }).map((one) => [`quota:${one.code}`, one]));
  return compliance.map((line): SelectionRuleView => {
    const quota = rules.quotas.find(({ code }) => line.code === `quota:${code}`);
    const outer = rules.quotas.find(({ code }) => code === quota?.of);
    const asked = hasList ? line : { ...line, ...foreseen.get(line.code), code: line.code };
    return {
      code: line.code, name: nameOf(line.code), kind: line.kind, percent: quota?.percent ?? null, baseName: outer?.name ?? null, base: asked.base, required: asked.required,
      reached: hasList ? line.reached : null, margin: hasList ? line.margin : null, isMet: hasList && line.margin >= 0, price: price.get(line.code) ?? null, isInConflict: clashing.has(line.code),
    };
  });
}

const allOf = (relaxations: Relaxations | null): Relaxation[] =>
  [relaxations?.smallest ?? null, ...(relaxations?.each ?? []).map(({ relaxation }) => relaxation)].filter((one) => one !== null);

/** Ids of the districts and units of which a way out speaks. */
export const groupsNamedIn = (relaxations: Relaxations | null): string[] => allOf(relaxations).flatMap(({ changes }) => changes.flatMap(({ group }) => (group !== null && isId(group) ? [group] : [])));

/** The smallest change first, then each rule by itself. */
export function relaxationViews(relaxations: Relaxations | null, language: GraphContext['language'], nameOf: (id: string) => Bilingual, groups: ReadonlyMap<string, string>): SelectionRelaxationView[] {
  const { each, smallest } = relaxations ?? { each: [], smallest: null };
  const name = (id: string, group: string | null): Bilingual => {
    const { zh, en } = nameOf(id);
    const of = group === null || id === 'person' ? null : (groups.get(group) ?? group);
    return of === null ? { zh, en } : { zh: `${zh}（${of}）`, en: `${en} (${of})` };
  };
  const view = (code: string | null, relaxation: Relaxation | null): SelectionRelaxationView => ({
    code, people: relaxation?.people ?? null,
    text: relaxation ? sayRelaxation(relaxation, name)[language] : { zh: `只放宽“${nameOf(code!).zh}”还不够`, en: `giving way in "${nameOf(code!).en}" alone is not enough` }[language],
  });
  return [...(smallest ? [view(null, smallest)] : []), ...each.map(({ id, relaxation }) => view(id, relaxation))];
}
