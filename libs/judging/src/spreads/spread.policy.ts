import { definePermissions } from '@jiangong/kernel';

/** Alarms name a spread and so tell of marks before the round is sealed: judges see none, only that theirs lies in one (`Sheet.spread`). */
export const spreadPermissions = definePermissions({
  'spread.read': ['city_organiser', 'auditor'],
  'spread.settle': ['city_organiser'],
});
