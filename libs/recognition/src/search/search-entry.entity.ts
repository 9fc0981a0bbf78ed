import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { Instant, Int, Text, Uuid, OPTIONAL } from '@jiangong/platform';

export const SEARCH_KINDS = ['star', 'work', 'unit', 'news'] as const;
export type SearchKind = (typeof SEARCH_KINDS)[number];

/** One thing of the public site as the search knows it; written by whoever publishes it, in the same commit. */
@Entity()
@Index('search_entry_tokens', { synchronize: false })
@Index('search_entry_title_beginning', { synchronize: false })
@Index('search_entry_initials', { synchronize: false })
@Index('search_entry_newest', ['at', 'refId'])
@Index('search_entry_version', ['dictionaryVersion'])
export class SearchEntry {
  @PrimaryColumn({ type: 'text' }) kind: SearchKind;
  @PrimaryColumn({ type: 'uuid' }) refId: string;
  @Text() title: string;
  /** The line below: whose it is, what it was given. */
  @Text() sub: string;
  /** The title as it is asked for: one width, small letters, no spaces. */
  @Text() titleKey: string;
  /** The first letters of its pinyin, for what is typed without choosing characters. */
  @Text({ default: '' }) titleInitials: string;
  @Column({ type: 'tsvector' }) tokens: string;
  @Instant() at: Date;
  /** By which dictionary it was cut; another one makes it due for reindexing. */
  @Int() dictionaryVersion: number;
  /** Of a person's star: whose, so that all of them go when the person's page is hidden. */
  @Index() @Uuid(OPTIONAL) memberId: string | null;
}
