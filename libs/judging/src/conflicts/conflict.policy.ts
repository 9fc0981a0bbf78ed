import { definePermissions } from '@jiangong/kernel';

/** Why whom is kept from what stands open to organisers and auditors only; a judge signs for themselves. */
export const conflictPermissions = definePermissions({
  'conflict.read': ['city_organiser', 'auditor'],
  'declaration.sign': ['judge'],
});

export const noRound = { zh: '轮次', en: 'round' };
