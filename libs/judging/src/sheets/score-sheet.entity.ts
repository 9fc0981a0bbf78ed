import { Entity, ForeignKey, Index, PrimaryColumn, VersionColumn } from 'typeorm';
import { Bool, Id, Instant, Int, Text, Uuid, OPTIONAL } from '@jiangong/platform';

/** One judge's marks for one entry version. */
@Entity()
@Index('score_sheet_of_round', ['roundId', 'state'])
@Index('score_sheet_of_judge', ['judgeId', 'roundId'])
export class ScoreSheet {
  @Id() id: string;
  @Index({ unique: true }) @ForeignKey('Assignment') @Uuid() assignmentId: string;
  @ForeignKey('Round') @Uuid() roundId: string;
  @Index() @ForeignKey('Entry') @Uuid() entryId: string;
  @ForeignKey('EntryVersion') @Uuid() entryVersionId: string;
  @ForeignKey('Account') @Uuid() judgeId: string;
  @Text() state: 'open' | 'locked' | 'recused' | 'abstained';
  /** Grows with every saved mark; the next change must name it. */
  @Int() revision: number;
  @Text({ default: '' }) comment: string;
  @Instant(OPTIONAL) lockedAt: Date | null;
  @Instant(OPTIONAL) recusedAt: Date | null;
  /** Typed: why the judge stepped back, or `conflict_found` or `taken_back` when the platform voided it. */
  @Text(OPTIONAL) recusalCode: string | null;
  @Text(OPTIONAL) recusalReason: string | null;
  @Instant(OPTIONAL) abstainedAt: Date | null;
  /** Typed: why the judge gives no marks although nothing stands between judge and entry. */
  @Text(OPTIONAL) abstentionCode: string | null;
  @Text(OPTIONAL) abstentionNote: string | null;
  @VersionColumn() version: number;
}

/** The mark that stands for a criterion, in thousandths. */
@Entity()
export class Mark {
  @ForeignKey('ScoreSheet') @PrimaryColumn({ type: 'uuid' }) sheetId: string;
  @PrimaryColumn({ type: 'text' }) criterion: string;
  @Int() value: number;
  /** Of a measurement, what was measured (thousandths); the mark follows from it. */
  @Int(OPTIONAL) measured: number | null;
  @Instant() savedAt: Date;
}

/** Every mark ever given on a sheet; kept for good. */
@Entity()
@Index('mark_revision_of_sheet', ['sheetId', 'revision'])
export class MarkRevision {
  /** Of a mark kept on a device until it could be sent, the device's own id: what is sent twice is saved once. */
  @Id() id: string;
  @ForeignKey('ScoreSheet') @Uuid() sheetId: string;
  @Text() criterion: string;
  @Int(OPTIONAL) previous: number | null;
  @Int() value: number;
  @Int(OPTIONAL) measured: number | null;
  @Int() revision: number;
  @Instant() savedAt: Date;
  /** Required after the lock. */
  @Text(OPTIONAL) reason: string | null;
  /** The device it was given on and its place in that device's order. */
  @Text(OPTIONAL) device: string | null;
  @Int(OPTIONAL) sequence: number | null;
  /** Arrived after a later mark of the same device: kept, but it never stood. */
  @Bool({ default: false }) isOvertaken: boolean;
}
