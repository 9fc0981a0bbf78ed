/**
 * Engagement: likes, views and comments of public works, behind a wall — a schema, a role and a pool of their own
 * (docs/decisions/0011). What it exports concerns migrations: no stage is given a way in.
 */
export { EngagementModule } from './engagement.module';
export { engagementAddress, grantEngagement } from './store/engagement-role';
export { walledEntities } from './store/engagement.entity';
