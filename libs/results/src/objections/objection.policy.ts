import { definePermissions, type Actor } from '@jiangong/kernel';

/**
 * Objections are sealed to the discipline group (domain.md §7): nobody else reads one, whatever they may do with the
 * list. A second officer confirms a decision from its finding alone.
 */
export const objectionPermissions = definePermissions({
  'objection.read': ['discipline'],
  'objection.propose': ['discipline'],
  'objection.confirm': ['discipline', 'city_organiser'],
});

/** A unit objects under its own stamp: by the cadre who stands for it. */
export const mayStampFor = (actor: Actor, organizationId: string): boolean =>
  actor.grants.some((grant) => grant.role === 'unit_cadre' && grant.organizationId === organizationId);

/** The same words for a wrong number and a wrong key. */
export const noObjection = { zh: '这个编号和查询码的异议', en: 'objection with this number and key' };
export const unknownObjection = { zh: '异议', en: 'objection' };
