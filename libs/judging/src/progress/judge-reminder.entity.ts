import { Entity, ForeignKey, Index } from 'typeorm';
import { Id, Instant, Int, Uuid, OPTIONAL } from '@jiangong/platform';

/** An organiser asked a judge to go on; stands on the judge's own page until the queue is done. */
@Entity()
@Index('judge_reminder_of_judge', ['judgeId', 'roundId', 'at'])
export class JudgeReminder {
  @Id() id: string;
  @ForeignKey('Round') @Uuid() roundId: string;
  @ForeignKey('Account') @Uuid() judgeId: string;
  @ForeignKey('Account') @Uuid(OPTIONAL) byId: string | null;
  @Instant() at: Date;
  /** Sheets that were open then. */
  @Int() openSheets: number;
}
