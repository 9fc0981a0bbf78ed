import { definePermissions, mayAt, NotAllowed, type Actor } from '@jiangong/kernel';

export const organizationPermissions = definePermissions({
  'organization.create': ['unit_cadre', 'district_organiser', 'city_organiser', 'administrator'],
  'organization.rename': ['district_organiser', 'city_organiser', 'administrator'],
  'organization.move': ['city_organiser', 'administrator'],
});

/** Lock two for the tree: the act must be held at the node or above it. The tree is public, so the answer need not hide that the node exists. */
export function requireAt(actor: Actor, permission: keyof typeof organizationPermissions, lineage: readonly string[]): void {
  if (!mayAt(actor, permission, lineage)) throw new NotAllowed(permission);
}
