import { definePermissions } from '@jiangong/kernel';

export const registerPermissions = definePermissions({
  /** Honours of one's own unit or district with what they brought; the city's and auditors' reach is all of them. */
  'honour.register': ['unit_cadre', 'district_organiser', 'city_organiser', 'auditor'],
  'promotion.record': ['city_organiser'],
});
