import { Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import { Id, Instant, Int, Text, Uuid, OPTIONAL } from '@jiangong/platform';

/** The drawing of a blind round's code numbers: the secret is committed to before the entries are known, and revealed with the decoding. */
@Entity()
export class BlindDraw {
  @ForeignKey('Round') @PrimaryColumn({ type: 'uuid' }) roundId: string;
  /** Stays here until the round is decoded. */
  @Text() secret: string;
  @Text() commitment: string;
  @Instant() committedAt: Date;
  @Instant(OPTIONAL) drawnAt: Date | null;
}

/** The number under which judges know an entry of a blind round. */
@Entity()
@Unique('blind_code_once', ['roundId', 'number'])
export class BlindCode {
  @ForeignKey('Entry') @PrimaryColumn({ type: 'uuid' }) entryId: string;
  @ForeignKey('Round') @Uuid() roundId: string;
  @Int() number: number;
  /** Which drawing gave it: entries that came later are drawn among themselves. */
  @Int() draw: number;
}

/** The opening of the code numbers, an act of two: one asks, another confirms. */
@Entity()
export class Decoding {
  @Id() id: string;
  @Index({ unique: true }) @ForeignKey('Round') @Uuid() roundId: string;
  @ForeignKey('Account') @Uuid(OPTIONAL) requestedById: string | null;
  @Instant() requestedAt: Date;
  @Text() reason: string;
  @ForeignKey('Account') @Uuid(OPTIONAL) confirmedById: string | null;
  @Instant(OPTIONAL) confirmedAt: Date | null;
}
