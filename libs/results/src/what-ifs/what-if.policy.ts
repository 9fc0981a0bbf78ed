import { definePermissions } from '@jiangong/kernel';

export const whatIfPermissions = definePermissions({
  'what_if.ask': ['city_organiser'],
  'what_if.read': ['city_organiser', 'auditor'],
});
