import { definePermissions } from '@jiangong/kernel';

export const rescoringPermissions = definePermissions({
  'rescoring.preview': ['city_organiser', 'auditor'],
  /** The first who does it asks, the second applies. */
  'rescoring.apply': ['city_organiser'],
  'rescoring.cancel': ['city_organiser'],
});
