import { definePermissions, mayAnywhere, NotAllowed, type Actor } from '@jiangong/kernel';

export const seasonPermissions = definePermissions({ 'season.create': ['city_organiser', 'administrator'] });

export function refuseUnlessMayCreate(actor: Actor): void {
  if (!mayAnywhere(actor, 'season.create')) throw new NotAllowed('season.create');
}
