import { Check, Entity, ForeignKey, Index, Unique } from 'typeorm';
import { DayColumn, Id, Instant, Int, Json, Text, Uuid, OPTIONAL } from '@jiangong/platform';
import type { TitleContent } from './title-content';

/** A title with a term: 首席技师, 技能大师. What it is held by is in its versions. */
@Entity()
export class Title {
  @Id() id: string;
  @Index({ unique: true }) @Text() code: string;
  @Text() name: string;
  @Instant() createdAt: Date;
}

/** One version of what a title is held by; never changed, a change is a new one with a reason. */
@Entity()
@Unique('title_version_number', ['titleId', 'number'])
export class TitleVersion {
  @Id() id: string;
  @ForeignKey('Title') @Uuid() titleId: string;
  @Int() number: number;
  @Json() content: TitleContent;
  @Text() contentHash: string;
  @Text() reason: string;
  @Instant() createdAt: Date;
  @ForeignKey('Account') @Uuid(OPTIONAL) createdById: string | null;
}

/** The places of a level, 1 … cap, one row each: who holds a title holds one of them, so that no more can hold it than there are. */
@Entity()
@Unique('title_place_number', ['titleId', 'level', 'number'])
@Check('title_place_counted', 'number >= 1')
export class TitlePlace {
  @Id() id: string;
  @ForeignKey('Title') @Uuid() titleId: string;
  @Text() level: string;
  @Int() number: number;
  /** The day on which it became free; null while somebody holds it. */
  @DayColumn(OPTIONAL) vacantSince: string | null;
  /** The posting by which it is being filled. */
  @ForeignKey('TitlePosting') @Uuid(OPTIONAL) postingId: string | null;
}
