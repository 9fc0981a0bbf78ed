/**
 * Activity: the jobs an account has set going, with their progress, as the tray shows them.
 * It stands here because the platform, which runs them, must not know who looks.
 * It only reads; a job is started by the command that wants it.
 */
export { ActivityModule } from './activity.module';
export { JobsReader } from './jobs.reader';
export { JobView } from './job.view';
