import { definePermissions, mayAt, NotFound, type Actor } from '@jiangong/kernel';

export const studioPermissions = definePermissions({
  'studio.read': ['unit_cadre', 'district_organiser', 'city_organiser', 'auditor'],
  'studio.register': ['district_organiser', 'city_organiser'],
  'studio.report': ['unit_cadre', 'district_organiser', 'city_organiser'],
  'studio.review': ['city_organiser'],
});

export const noStudio = { zh: '创新工作室', en: 'innovation studio' };

/** The act is held at the studio's unit or above it; to a stranger the studio is not there. */
export function requireStudioAt(actor: Actor, permission: keyof typeof studioPermissions, lineage: readonly string[]): void {
  if (lineage.length === 0 || !mayAt(actor, permission, lineage)) throw new NotFound(noStudio);
}
