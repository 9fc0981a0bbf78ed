import { definePermissions } from '@jiangong/kernel';

export const selectionPermissions = definePermissions({
  'selection.start': ['city_organiser'],
  'selection.cancel': ['city_organiser'],
  /** At any time: who is on the list and who is not is nobody else's business before publication. */
  'selection.read': ['city_organiser', 'auditor'],
  'selection.override': ['city_organiser'],
  /** How far the accepted entries are from what the list will need, in one's own reach. */
  'quota_outlook.read': ['city_organiser', 'district_organiser', 'auditor'],
  /** What a person would do to the quotas, for whoever may recommend them. */
  'quota_impact.read': ['unit_cadre', 'district_organiser', 'city_organiser'],
});
