import { Entity, Index } from 'typeorm';
import { Id, Instant, Int, Text } from '@jiangong/platform';

/** One competition year: theme, calendar, programmes, pinned rule versions. */
@Entity()
export class Season {
  @Id() id: string;
  @Index({ unique: true }) @Int() year: number;
  @Text() name: string;
  @Text({ default: '' }) theme: string;
  @Instant() createdAt: Date;
}
