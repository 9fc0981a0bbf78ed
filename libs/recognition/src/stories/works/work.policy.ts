import { definePermissions, NotFound, nodesWhere, type Actor } from '@jiangong/kernel';

export const workPermissions = definePermissions({
  'work.moderate': ['district_organiser', 'city_organiser'],
});

/** `$1`, `$2` of {@link MODERATED}. */
export const moderatorValues = (actor: Actor): [isPlatform: boolean, nodes: readonly string[]] => [actor.kind === 'platform', nodesWhere(actor, 'work.moderate')];

/** Which works an office looks at: those of the units under its district or industry union, the city all of them. */
export const MODERATED = `($1::boolean or w.district_id = any($2::uuid[])
  or exists (select 1 from organization_closure c where c.descendant_id = w.organization_id and c.ancestor_id = any($2::uuid[])))`;

/** A work one may not see is missing: the same words for both. */
export const noWork = (): NotFound => new NotFound({ zh: '作品', en: 'work' });
