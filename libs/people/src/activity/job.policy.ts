import { definePermissions } from '@jiangong/kernel';

export const jobPermissions = definePermissions({
  // jobs of a round are the city's business; one's own are seen without any permission
  'job.follow': ['city_organiser', 'auditor', 'administrator'],
});
