import { definePermissions, mayAt, NotFound, type Actor } from '@jiangong/kernel';

const unitAndAbove = ['unit_cadre', 'district_organiser', 'city_organiser', 'administrator'] as const;

export const memberPermissions = definePermissions({
  'member.list': [...unitAndAbove, 'auditor'],
  'member.enrol': [...unitAndAbove],
  'member.move': [...unitAndAbove],
  'attribute.record': [...unitAndAbove],
  // a unit states, the level above it verifies
  'attribute.verify': ['district_organiser', 'city_organiser', 'administrator'],
  // who must not judge whom (domain.md §5); the units concerned do not keep the book on themselves
  'tie.read': ['district_organiser', 'city_organiser', 'auditor'],
  'tie.record': ['district_organiser', 'city_organiser'],
});

export type MemberPermission = keyof typeof memberPermissions;

export const noMember = { zh: '职工', en: 'member' };
export const noTie = { zh: '关系登记', en: 'tie' };

/** Lock two: the act must be held where the person belongs. Persons are not public, so a stranger is told the same as for a missing row. */
export function requireOver(actor: Actor, permission: MemberPermission, lineage: readonly string[]): void {
  if (!mayAt(actor, permission, lineage)) throw new NotFound(noMember);
}
