import { definePermissions } from '@jiangong/kernel';

export const bundlePermissions = definePermissions({
  /** The one file from which a round can be recomputed. */
  'bundle.take': ['city_organiser', 'auditor'],
  /** Checkpoints as a sheet to print, and all of them as a file. */
  'checkpoint.read': ['city_organiser', 'auditor', 'administrator'],
});
