import { definePermissions, mayAnywhere, type Actor } from '@jiangong/kernel';

export const jobPermissions = definePermissions({
  // jobs of a round are the city's business; one's own are seen without any permission
  'job.follow': ['city_organiser', 'auditor', 'administrator'],
});

/** Whether the actor sees the jobs of others. */
export const mayFollowAll = (actor: Actor): boolean => mayAnywhere(actor, 'job.follow' satisfies keyof typeof jobPermissions);
