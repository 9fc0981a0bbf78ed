import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { Int } from '@jiangong/platform';

/** Attempts counted by rate-limiter-flexible, which writes these three columns by position; shared by all processes. */
@Entity()
export class RateLimit {
  @PrimaryColumn({ type: 'text' }) key: string;
  @Int({ default: 0 }) points: number;
  /** Milliseconds since the epoch. */
  @Index() @Column({ type: 'bigint', nullable: true }) expire: string | null;
}
