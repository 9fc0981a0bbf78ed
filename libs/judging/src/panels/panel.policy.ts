import { definePermissions } from '@jiangong/kernel';

/** Panels and assignments belong to the city: organisers act, auditors look on. */
export const panelPermissions = definePermissions({
  'panel.appoint': ['city_organiser'],
  'panel.read': ['city_organiser', 'auditor'],
  'assignment.make': ['city_organiser'],
});
