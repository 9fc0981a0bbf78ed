import { Entity, Index } from 'typeorm';
import { Id, Instant, Int, Json, Text, Uuid, OPTIONAL } from '../database/columns';

export type JobState = 'queued' | 'running' | 'done' | 'failed' | 'cancelled';

/**
 * The outbox and the truth about every job: written in the commit that wants it, handed to the queue by the relay,
 * claimed under a lease by one worker. The queue only carries ids.
 */
@Entity()
@Index('job_waiting', ['runAfter', 'id'], { where: `state = 'queued'` })
@Index('job_running', ['leaseUntil'], { where: `state = 'running'` })
@Index('job_of_subject', ['subject', 'id'])
@Index('job_of_owner', ['ownerId', 'id'])
export class Job {
  @Id() id: string;
  @Text() name: string;
  @Json() payload: unknown;
  @Text() state: JobState;
  /** What the job is about, e.g. `round:<id>`; lets a page find the jobs it shows. */
  @Text(OPTIONAL) subject: string | null;
  /** The account that asked for it; null when the platform did. */
  @Uuid(OPTIONAL) ownerId: string | null;
  @Instant() createdAt: Date;
  @Instant() runAfter: Date;
  @Instant(OPTIONAL) dispatchedAt: Date | null;
  @Instant(OPTIONAL) startedAt: Date | null;
  @Instant(OPTIONAL) finishedAt: Date | null;
  @Instant(OPTIONAL) leaseUntil: Date | null;
  @Int({ default: 0 }) attempts: number;
  @Int() maxAttempts: number;
  @Int({ default: 0 }) progressDone: number;
  @Int({ default: 0 }) progressTotal: number;
  @Text({ default: '' }) progressNote: string;
  @Text({ default: '' }) progressNoteEn: string;
  @Json(OPTIONAL) result: unknown;
  /** `{ code, zh, en }` of the last failure; never an internal message. */
  @Json(OPTIONAL) error: unknown;
}
