import { definePermissions } from '@jiangong/kernel';

/** Key holders are the city's organisers; who asks and who confirms are two persons. */
export const blindPermissions = definePermissions({
  'blind.decode': ['city_organiser'],
  'blind.read': ['city_organiser', 'auditor'],
});
