import { definePermissions } from '@jiangong/kernel';

export const likePermissions = definePermissions({
  // verified members: a membership in force, which the roster of a unit brings (domain.md §8)
  'work.like': ['member'],
  'like.review': ['city_organiser', 'auditor'],
  'like.restore': ['city_organiser'],
});
