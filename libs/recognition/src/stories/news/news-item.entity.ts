import { Id, Instant, Int, Json, OPTIONAL, Text, Uuid } from '@jiangong/platform';
import { Column, Entity, ForeignKey, Index, VersionColumn } from 'typeorm';

export const NEWS_KINDS = ['news', 'profile'] as const;
/** `profile` tells of one person. */
export type NewsKind = (typeof NEWS_KINDS)[number];

export const NEWS_STATES = ['draft', 'in_review', 'scheduled', 'published', 'withdrawn'] as const;
/** `draft → in_review → scheduled → published → withdrawn`; a returned one is a draft again, with the reason. */
export type NewsState = (typeof NEWS_STATES)[number];

export const RETURN_NEWS_REASONS = ['facts', 'wording', 'privacy', 'pictures', 'other'] as const;
export const WITHDRAW_NEWS_REASONS = ['error', 'request', 'outdated', 'other'] as const;
export type NewsReason = (typeof RETURN_NEWS_REASONS)[number] | (typeof WITHDRAW_NEWS_REASONS)[number] | 'consent';

const PUBLISHED = { where: `state = 'published'` };

/** A piece of news or a person's profile. Its text is cleaned when it is written and once more when it is read. */
@Entity()
@Index('news_newest', ['publishedAt', 'id'], PUBLISHED)
@Index('news_of_kind', ['kind', 'publishedAt', 'id'], PUBLISHED)
@Index('news_of_unit', ['organizationId', 'publishedAt', 'id'], PUBLISHED)
@Index('news_of_member', ['memberId', 'publishedAt', 'id'], PUBLISHED)
@Index('news_due', ['publishAt'], { where: `state = 'scheduled'` })
@Index('news_on_desk', ['changedAt', 'id'])
export class NewsItem {
  @Id() id: string;
  @Text() kind: NewsKind;
  @Text() title: string;
  /** One or two sentences under the title. */
  @Text() summary: string;
  @Text() html: string;
  /** Whose words these are: 市总工会宣传教育部. */
  @Text() source: string;
  @ForeignKey('Media') @Uuid(OPTIONAL) coverMediaId: string | null;
  /** Pictures in the text. */
  @Column({ type: 'uuid', array: true, default: '{}' }) imageMediaIds: string[];
  @ForeignKey('Organization') @Uuid() organizationId: string;
  @Int(OPTIONAL) seasonYear: number | null;
  /** Of whom a profile tells. */
  @ForeignKey('Member') @Uuid(OPTIONAL) memberId: string | null;
  @Text() state: NewsState;
  @Text(OPTIONAL) reasonCode: NewsReason | null;
  @Text(OPTIONAL) reason: string | null;
  /** Who wrote in it since it was last reviewed: none of them reviews it. */
  @Json({ default: [] }) writerIds: string[];
  /** When it is to be released. */
  @Instant(OPTIONAL) publishAt: Date | null;
  @Instant(OPTIONAL) publishedAt: Date | null;
  @Instant() createdAt: Date;
  @Instant() changedAt: Date;
  @VersionColumn() version: number;
}

export type NewsAct = 'write' | 'submit' | 'approve' | 'return' | 'release' | 'withdraw';

/** What was done with it, by whom and why. */
@Entity()
@Index('news_step_of_item', ['newsItemId', 'at'])
export class NewsStep {
  @Id() id: string;
  @ForeignKey('NewsItem') @Uuid() newsItemId: string;
  @Text() act: NewsAct;
  @Text(OPTIONAL) reasonCode: NewsReason | null;
  @Text(OPTIONAL) reason: string | null;
  @Uuid(OPTIONAL) byId: string | null;
  @Instant() at: Date;
}
