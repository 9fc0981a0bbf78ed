import { definePermissions } from '@jiangong/kernel';

export const uploadPermissions = definePermissions({
  'file.upload': ['unit_cadre', 'district_organiser', 'city_organiser', 'administrator'],
});
