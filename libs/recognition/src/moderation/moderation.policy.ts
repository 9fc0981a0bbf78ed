import { definePermissions } from '@jiangong/kernel';

export const moderationPermissions = definePermissions({
  'moderation.read': ['district_organiser', 'city_organiser', 'auditor'],
  'moderation.words': ['city_organiser'],
});
