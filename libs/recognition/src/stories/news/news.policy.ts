import { definePermissions, nodesWhere, NotFound, type Actor } from '@jiangong/kernel';

export const newsPermissions = definePermissions({
  'news.read': ['unit_cadre', 'district_organiser', 'city_organiser', 'auditor'],
  'news.write': ['unit_cadre', 'district_organiser', 'city_organiser'],
  'news.review': ['district_organiser', 'city_organiser'],
});

export type NewsPermission = keyof typeof newsPermissions;

/** `$1`, `$2` of {@link WITHIN}. */
export const newsScope = (actor: Actor, permission: NewsPermission): [isPlatform: boolean, nodes: readonly string[]] =>
  [actor.kind === 'platform', nodesWhere(actor, permission)];

/** Whether a node lies at or below one where the actor holds the permission. */
export const within = (node: string, at = 1): string =>
  `($${at}::boolean or exists (select 1 from organization_closure c where c.descendant_id = ${node} and c.ancestor_id = any($${at + 1}::uuid[])))`;

/** One that one may not see is missing: the same words for both. */
export const noNews = (): NotFound => new NotFound({ zh: '资讯', en: 'news item' });
