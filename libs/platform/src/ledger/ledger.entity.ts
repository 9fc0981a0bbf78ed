import { Column, Entity, PrimaryColumn } from 'typeorm';
import { Instant, Text, Uuid, OPTIONAL } from '../database/columns';

/** One link of a hash chain. The database refuses to update or delete it. */
@Entity()
export class LedgerEvent {
  /** `round:<id>` or `platform`. */
  @PrimaryColumn({ type: 'text' }) chain: string;
  @PrimaryColumn({ type: 'bigint' }) seq: number;
  @Instant() at: Date;
  @Text() type: string;
  @Uuid(OPTIONAL) actorId: string | null;
  /** The canonical JSON that was hashed: everything of the event but the two hashes. */
  @Text() content: string;
  @Text() previousHash: string;
  @Text() hash: string;
}

/** The end of a chain: locked while the next link is written. */
@Entity()
export class LedgerHead {
  @PrimaryColumn({ type: 'text' }) chain: string;
  @Column({ type: 'bigint' }) seq: number;
  @Text() hash: string;
}
