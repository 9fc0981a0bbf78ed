import { definePermissions } from '@jiangong/kernel';

export const redecisionPermissions = definePermissions({
  'redecision.propose': ['city_organiser'],
  /** Never by whoever proposed it. */
  'redecision.apply': ['city_organiser'],
  'redecision.read': ['city_organiser', 'auditor'],
});
