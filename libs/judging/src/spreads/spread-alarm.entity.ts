import { Entity, ForeignKey, Index, VersionColumn } from 'typeorm';
import { Id, Instant, Int, Json, Text, Uuid, OPTIONAL } from '@jiangong/platform';

/** The judges of one entry lie further apart than the rules allow (domain.md §5). One an entry; it may be raised again. */
@Entity()
@Index('spread_alarm_of_round', ['roundId', 'state'])
export class SpreadAlarm {
  @Id() id: string;
  @ForeignKey('Round') @Uuid() roundId: string;
  @Index({ unique: true }) @ForeignKey('Entry') @Uuid() entryId: string;
  /** Largest minus smallest total of the locked sheets, thousandths. */
  @Int() spread: number;
  @Int() limit: number;
  /** What the rules ask for. */
  @Text() then: 'further_judge' | 'discussion';
  /** `eased`: the marks came together again before anybody did anything. */
  @Text() state: 'open' | 'further_judge' | 'discussed' | 'eased';
  @Instant() raisedAt: Date;
  /** The judge called in addition. */
  @ForeignKey('Account') @Uuid(OPTIONAL) furtherJudgeId: string | null;
  /** The minutes of the discussion, or why a further judge was called. */
  @Text(OPTIONAL) resolution: string | null;
  /** Names of those who took part. */
  @Json(OPTIONAL) participants: readonly string[] | null;
  @ForeignKey('Account') @Uuid(OPTIONAL) resolvedById: string | null;
  /** The requirement is met: minutes are written, the further judge has locked, or the marks came together. */
  @Instant(OPTIONAL) resolvedAt: Date | null;
  @VersionColumn() version: number;
}
