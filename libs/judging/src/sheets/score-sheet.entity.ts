import { Entity, ForeignKey, Index, PrimaryColumn, VersionColumn } from 'typeorm';
import { Id, Instant, Int, Text, Uuid, OPTIONAL } from '@jiangong/platform';

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
  @Text() state: 'open' | 'locked' | 'recused';
  /** Grows with every saved mark; the next change must name it. */
  @Int() revision: number;
  @Text({ default: '' }) comment: string;
  @Instant(OPTIONAL) lockedAt: Date | null;
  @Instant(OPTIONAL) recusedAt: Date | null;
  /** Typed: why the judge stepped back, or `conflict_found` or `taken_back` when the platform voided it. */
  @Text(OPTIONAL) recusalCode: string | null;
  @Text(OPTIONAL) recusalReason: string | null;
  @VersionColumn() version: number;
}

/** The mark that stands for a criterion, in thousandths. */
@Entity()
export class Mark {
  @ForeignKey('ScoreSheet') @PrimaryColumn({ type: 'uuid' }) sheetId: string;
  @PrimaryColumn({ type: 'text' }) criterion: string;
  @Int() value: number;
  @Instant() savedAt: Date;
}

/** Every mark ever given on a sheet; kept for good. */
@Entity()
@Index('mark_revision_of_sheet', ['sheetId', 'revision'])
export class MarkRevision {
  @Id() id: string;
  @ForeignKey('ScoreSheet') @Uuid() sheetId: string;
  @Text() criterion: string;
  @Int(OPTIONAL) previous: number | null;
  @Int() value: number;
  @Int() revision: number;
  @Instant() savedAt: Date;
  /** Required after the lock. */
  @Text(OPTIONAL) reason: string | null;
}
