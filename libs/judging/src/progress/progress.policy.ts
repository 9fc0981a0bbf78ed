import { definePermissions } from '@jiangong/kernel';

export const progressPermissions = definePermissions({
  'judging.follow': ['city_organiser', 'auditor'],
  'judge.remind': ['city_organiser'],
  // others' marks, once judging is over; every reading is in the ledger
  'marks.read': ['city_organiser', 'auditor'],
});
