import { Entity, ForeignKey, Index, Unique } from 'typeorm';
import { Id, Instant, Int, Text, Uuid } from '@jiangong/platform';

/** One entry given to one judge. `released` when re-balancing took it back before a mark was given. */
@Entity()
@Unique('assignment_once', ['entryId', 'judgeId'])
@Index('assignment_of_judge', ['judgeId', 'roundId'])
@Index('assignment_of_round', ['roundId', 'entryId'])
export class Assignment {
  @Id() id: string;
  @ForeignKey('Round') @Uuid() roundId: string;
  @ForeignKey('Entry') @Uuid() entryId: string;
  /** The judge's account. */
  @ForeignKey('Account') @Uuid() judgeId: string;
  @Text() state: 'active' | 'recused' | 'released';
  @Text() origin: 'computed' | 'manual';
  /** Why this judge: the assignment's own explanation, or the organiser's reason. */
  @Text({ default: '' }) reason: string;
  @Int() panelVersion: number;
  @Instant() createdAt: Date;
}
