import { definePermissions, mayAnywhere, NotAllowed, nodesWhere, type Actor } from '@jiangong/kernel';

export const scoreRunPermissions = definePermissions({
  'score_run.start': ['city_organiser'],
  'score_run.cancel': ['city_organiser'],
  /** At any time and of everybody. */
  'score_run.read': ['city_organiser', 'auditor'],
  /** Who stands behind J1, J2 … */
  'score_run.read_judges': ['city_organiser', 'auditor'],
  /** Of one's own district, once the round is published. */
  'result.read_published': ['district_organiser'],
  /** Lock one of the workbook; which rows it holds is the scope's question. */
  'result.export': ['district_organiser', 'city_organiser', 'auditor'],
});

/** Lock two: rounds belong to the city as a whole, so the permission is held at the city or not at all. */
export function requirePermission(actor: Actor, permission: string): void {
  if (!mayAnywhere(actor, permission)) throw new NotAllowed(permission);
}

/**
 * The two values by which SQL scopes results to the actor: sees all at any time, and the nodes whose entries may be
 * seen after publication.
 */
export const resultScope = (actor: Actor): [seesAll: boolean, nodes: readonly string[]] => [
  mayAnywhere(actor, 'score_run.read'),
  nodesWhere(actor, 'result.read_published'),
];

/** A round of which the actor may know results at all; `$1`, `$2` are {@link resultScope}. */
export const roundInScope = (roundId: string): string =>
  `($1::boolean or (cardinality($2::uuid[]) > 0 and exists (
     select 1 from publication shown where shown.round_id = ${roundId} and shown.state = 'published')))`;

/** What is published with the list is for everybody (domain.md §7); `$1`, `$2` are {@link resultScope}. */
export const publishedOrInScope = (roundId: string): string =>
  `($1::boolean or (cardinality($2::uuid[]) >= 0 and exists (select 1 from publication shown where shown.round_id = ${roundId} and shown.state = 'published')))`;

/** An entry among them; to be used together with {@link roundInScope}. */
export const entryInScope = (organizationId: string): string =>
  `($1::boolean or exists (
     select 1 from organization_closure above where above.descendant_id = ${organizationId} and above.ancestor_id = any($2::uuid[])))`;
