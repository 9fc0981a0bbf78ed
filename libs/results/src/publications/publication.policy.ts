import { definePermissions } from '@jiangong/kernel';

export const publicationPermissions = definePermissions({
  'publication.sign': ['city_organiser'],
  /** A published list is corrected by another one, with two signatures of its own. */
  'publication.supersede': ['city_organiser'],
});
