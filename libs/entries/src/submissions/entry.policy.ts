import { definePermissions, nodesWhere, type Actor } from '@jiangong/kernel';

export const entryPermissions = definePermissions({
  'entry.read': ['unit_cadre', 'finance_officer', 'district_organiser', 'city_organiser', 'auditor'],
  // one permission for each desk: who stands above a unit does not thereby sign in its name
  'recommendation.sign_unit': ['unit_cadre'],
  'recommendation.sign_district': ['district_organiser'],
  'recommendation.sign_city': ['city_organiser'],
});

/** The values by which SQL scopes rows to the actor; see {@link ENTRY_SCOPE}. */
export const scopeValues = (actor: Actor): [isPlatform: boolean, nodes: readonly string[], memberId: string | null] => [
  actor.kind === 'platform',
  nodesWhere(actor, 'entry.read'),
  actor.memberId,
];

/** The nodes in whose name the actor signs, by desk: `$4` units, `$5` districts, `$6` the city. */
export const signerValues = (actor: Actor): [unit: readonly string[], district: readonly string[], city: readonly string[]] => [
  nodesWhere(actor, 'recommendation.sign_unit'),
  nodesWhere(actor, 'recommendation.sign_district'),
  nodesWhere(actor, 'recommendation.sign_city'),
];

/**
 * Which entries the actor may know of; `e` is the entry, `$1`–`$3` are {@link scopeValues}.
 * The person sees their own, drafts too; an office sees what lies in its subtree or was put forward from it.
 * A draft is nobody else's business.
 */
export const ENTRY_SCOPE = `($1::boolean or e.member_id = $3::uuid or (e.state <> 'draft' and (
  exists (select 1 from organization_closure c where c.descendant_id = e.organization_id and c.ancestor_id = any($2::uuid[]))
  or exists (select 1 from recommendation p join organization_closure c on c.descendant_id = p.organization_id
              where p.entry_id = e.id and c.ancestor_id = any($2::uuid[])))))`;

/**
 * Which recommendations the actor may know of; `r` is the recommendation. The person sees all of their own,
 * an office those put forward from its subtree and those that pass its desk.
 */
export const RECOMMENDATION_SCOPE = `($1::boolean or r.member_id = $3::uuid
  or exists (select 1 from organization_closure c where c.descendant_id = r.organization_id and c.ancestor_id = any($2::uuid[]))
  or exists (select 1 from organization_closure c where c.descendant_id = r.district_id and c.ancestor_id = any($2::uuid[])))`;
