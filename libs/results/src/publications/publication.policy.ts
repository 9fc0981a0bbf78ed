import { definePermissions } from '@jiangong/kernel';

export const publicationPermissions = definePermissions({
  'publication.sign': ['city_organiser'],
});
