import { Entity, ForeignKey, Unique } from 'typeorm';
import { Id, Int, Text, Uuid } from '@jiangong/platform';

/** One competition inside a season: the star competition, five-small, a contest … A kind of award is a row, not a module. */
@Entity()
@Unique('programme_code', ['seasonId', 'code'])
export class Programme {
  @Id() id: string;
  @ForeignKey('Season') @Uuid() seasonId: string;
  @Text() code: string;
  @Text() name: string;
  @Text({ default: '' }) description: string;
  /** What an entry is: a person put forward, or a work handed in. */
  @Text() subject: 'member' | 'work';
  @Int({ default: 0 }) position: number;
}

/** Star kind, five-small kind, showcase channel, occupation. */
@Entity()
@Unique('category_code', ['programmeId', 'code'])
export class Category {
  @Id() id: string;
  @ForeignKey('Programme') @Uuid() programmeId: string;
  @Text() code: string;
  @Text() name: string;
  @Int({ default: 0 }) position: number;
}
