import { definePermissions } from '@jiangong/kernel';

export const practicePermissions = definePermissions({
  'practice.set': ['city_organiser'],
  'practice.report': ['city_organiser', 'auditor'],
  'practice.mark': ['judge'],
});
