import { definePermissions, mayAt, NotFound, type Actor } from '@jiangong/kernel';
import type { Desk } from './recommendation.entity';

/** Lock one of the operations; the desk decides the rest. */
export const recommendationPermissions = definePermissions({
  'recommendation.make': ['unit_cadre', 'district_organiser', 'city_organiser'],
  'recommendation.review': ['unit_cadre', 'district_organiser', 'city_organiser'],
});

/** Where a recommendation may be signed: the lineages of its unit and of its district, the city being at the end of either. */
export interface DeskNodes {
  /** The recommending organization with everything above it. */
  readonly organizationLineage: readonly string[];
  readonly districtId: string | null;
}

/**
 * Whether the actor signs at the desk. A unit's desk is its own cadres'; a district's desk is that district's alone,
 * and the city's is the city's.
 */
export function signsAt(actor: Actor, desk: Desk, { organizationLineage, districtId }: DeskNodes): boolean {
  if (desk === 'unit') return mayAt(actor, 'recommendation.sign_unit', organizationLineage);
  if (desk === 'district') return mayAt(actor, 'recommendation.sign_district', districtId ? [districtId] : []);
  return mayAt(actor, 'recommendation.sign_city', organizationLineage);
}

const below = (row: string, nodes: string): string =>
  `exists (select 1 from organization_closure c where c.descendant_id = ${row} and c.ancestor_id = any(${nodes}::uuid[]))`;

/** {@link signsAt} the desk on which `r` lies. `$1`–`$3` as for the scope, `$4`–`$6` are `signerValues`. */
export const AT_DESK = `($1::boolean or case r.desk when 'unit' then ${below('r.organization_id', '$4')}
  when 'district' then r.district_id = any($5::uuid[]) else ${below('r.organization_id', '$6')} end is true)`;

/** Whether the actor speaks for the side that put `r` forward: in the name of the union, or as the person. */
export const OWN_SIDE = `($1::boolean or case when r.origin = 'recommendation'
  then ${below('r.organization_id', '$4')} or r.organization_id = any($5::uuid[]) or r.organization_id = any($6::uuid[])
  else r.member_id = $3::uuid end is true)`;

/** A recommendation one may not see is missing: the same words for both. */
export const noRecommendation = (): NotFound => new NotFound({ zh: '推荐件', en: 'recommendation' });
