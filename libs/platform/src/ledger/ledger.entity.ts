import type { Head } from '@jiangong/evidence';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { DayColumn, Id, Instant, Int, Json, Text, Uuid, OPTIONAL } from '../database/columns';

/** One link of a hash chain. The database refuses to update or delete it. */
@Entity()
@Index('ledger_event_of_type', ['type', 'at'])
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

/** Where every chain ended at an instant, signed. Kept outside the house it shows that a chain was cut or rewritten. */
@Entity()
export class LedgerCheckpoint {
  @Id() id: string;
  @Index('ledger_checkpoint_number', { unique: true }) @Int() number: number;
  @DayColumn() day: string;
  @Json() heads: readonly Head[];
  /** The canonical JSON that was signed. */
  @Text() content: string;
  @Text() contentHash: string;
  /** Ed25519, hex. */
  @Text() signature: string;
  @Text() keyId: string;
  @Instant() createdAt: Date;
}

/** A public key that checkpoints were signed with; none is ever taken out. */
@Entity()
export class LedgerKey {
  @PrimaryColumn({ type: 'text' }) keyId: string;
  /** 32 bytes, hex. */
  @Text() publicKey: string;
  @Instant() createdAt: Date;
}
