import { definePermissions, nodesWhere, type Actor } from '@jiangong/kernel';

export const outcomePermissions = definePermissions({
  // who answers for a unit's books says whether a benefit is so (domain.md §4)
  'outcome.verify': ['finance_officer'],
  'outcome.figures': ['finance_officer', 'unit_cadre', 'district_organiser', 'city_organiser', 'auditor'],
});

export const verifierNodes = (actor: Actor): readonly string[] => nodesWhere(actor, 'outcome.verify');

/** Whether `e` lies below one of the nodes `nodes`, or the platform asks. */
export const BELOW = (isPlatform: string, nodes: string): string =>
  `(${isPlatform}::boolean or exists (select 1 from organization_closure c where c.descendant_id = e.organization_id and c.ancestor_id = any(${nodes}::uuid[])))`;

export const noOutcome = { zh: '成果效益', en: 'outcome' };
