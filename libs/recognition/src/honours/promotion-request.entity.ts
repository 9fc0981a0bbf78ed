import { DayColumn, Id, Instant, OPTIONAL, Text, Uuid } from '@jiangong/platform';
import { Entity, ForeignKey, Index } from 'typeorm';

/** `due` with the honour, `sent` under a number of the letter, `granted` or `refused` by the authority outside. */
export type PromotionState = 'due' | 'sent' | 'granted' | 'refused';

/** What an award asks of an authority outside for its holder, and what that answered (domain.md §9). */
@Entity()
@Index('promotion_request_of_state', ['state', 'id'])
export class PromotionRequest {
  @Id() id: string;
  @Index({ unique: true }) @ForeignKey('Honour') @Uuid() honourId: string;
  @Text() target: string;
  @Text() authority: string;
  @Text() state: PromotionState;
  /** The number of our letter. */
  @Text(OPTIONAL) letter: string | null;
  @Instant(OPTIONAL) sentAt: Date | null;
  @DayColumn(OPTIONAL) answeredOn: string | null;
  /** The number of theirs. */
  @Text(OPTIONAL) answer: string | null;
  @ForeignKey('Account') @Uuid(OPTIONAL) recordedById: string | null;
}
