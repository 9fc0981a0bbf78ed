import { definePermissions } from '@jiangong/kernel';

export const decisionPermissions = definePermissions({
  'decision.decide': ['city_organiser'],
  'decision.void': ['city_organiser'],
});
