import { Entity, Index } from 'typeorm';
import { Id, Instant, Text, Uuid, OPTIONAL } from '@jiangong/platform';

/** `look`: somebody should look at it; `block`: it does not go out as it stands. */
export type WordLevel = 'look' | 'block';

/** The keyword list is data: words a reader of the queue is shown, wherever they stand. */
@Entity()
export class ModerationWord {
  @Id() id: string;
  @Index({ unique: true }) @Text() word: string;
  @Text() level: WordLevel;
  @Text({ default: '' }) note: string;
  @Instant() createdAt: Date;
  @Uuid(OPTIONAL) createdById: string | null;
}
