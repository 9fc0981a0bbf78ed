import { Check, Entity, ForeignKey, Index, Unique } from 'typeorm';
import { DayColumn, Id, Instant, Int, Text, Uuid, OPTIONAL } from '@jiangong/platform';

/** Free places of a level made public, with the round in which those who nominate themselves are judged. */
@Entity()
@Unique('title_posting_number', ['number'])
@Index('title_posting_going_on', ['titleId', 'level'], { unique: true, where: `state = 'posted'` })
@Index('title_posting_of_round', ['roundId'], { unique: true })
@Check('title_posting_places', 'places >= 1')
export class TitlePosting {
  @Id() id: string;
  /** 2026-T03 */
  @Text() number: string;
  @ForeignKey('Title') @Uuid() titleId: string;
  @ForeignKey('TitleVersion') @Uuid() versionId: string;
  @Text() level: string;
  @Int() places: number;
  @Text() conditions: string;
  @DayColumn() fromOn: string;
  @DayColumn() toOn: string;
  @ForeignKey('Round') @Uuid() roundId: string;
  @Text() state: 'posted' | 'filled' | 'closed';
  @Instant() createdAt: Date;
  @ForeignKey('Account') @Uuid(OPTIONAL) createdById: string | null;
  @Text({ default: '' }) closeReason: string;
}
