import type { Cadence } from '@jiangong/kernel';
import { Column, Entity, ForeignKey, Index } from 'typeorm';
import { Id, Instant, Int, Text, Uuid, OPTIONAL } from '@jiangong/platform';

/**
 * What was conferred by a published round. Written whole from the publication, read by every public page.
 * Each index answers one way of asking for a page in the public order, so that no page sorts or skips.
 */
@Entity()
@Index('honour_of_period', ['programmeCode', 'periodCode', 'categoryPosition', 'rank', 'id'])
@Index('honour_of_category', ['programmeCode', 'periodCode', 'categoryCode', 'categoryPosition', 'rank', 'id'])
@Index('honour_of_district', ['districtId', 'programmeCode', 'periodCode', 'categoryPosition', 'rank', 'id'])
@Index('honour_newest', ['programmeCode', 'cadence', 'periodCode'])
@Index('honour_of_member', ['memberId', 'conferredAt'])
@Index('honour_of_unit', ['organizationId', 'conferredAt'])
@Index('honour_of_publication', ['publicationId'])
@Index('honour_of_entry', ['entryId'], { unique: true, where: 'revoked_at is null' })
export class Honour {
  @Id() id: string;
  @ForeignKey('Publication') @Uuid() publicationId: string;
  @ForeignKey('Round') @Uuid() roundId: string;
  /** Of one entry one honour stands; those taken back keep their rows. */
  @ForeignKey('Entry') @Uuid() entryId: string;
  @Text() programmeCode: string;
  @Text() periodCode: string;
  @Text() cadence: Cadence;
  @Text() categoryCode: string;
  @Text() categoryName: string;
  @Int() categoryPosition: number;
  @ForeignKey('Member') @Uuid() memberId: string;
  /** The enterprise, or the unit itself where there is none above it. */
  @ForeignKey('Organization') @Uuid() organizationId: string;
  @ForeignKey('Organization') @Uuid(OPTIONAL) districtId: string | null;
  /** The person's name, or the title of the work. */
  @Text() name: string;
  /** 月度技能之星 */
  @Text() title: string;
  @Int() rank: number;
  /** Thousandths. */
  @Int() score: number;
  /** The deeds in brief, as handed in. */
  @Text() deeds: string;
  @Instant() conferredAt: Date;
  /** Of the round's catalogue of awards, where its rules have one. */
  @Text(OPTIONAL) awardCode: string | null;
  /** Conferred beside `title` on those who met its conditions when their entry was accepted. */
  @Text(OPTIONAL) higherTitle: string | null;
  /** Whole fen; null without a prize, and where the result had one before. */
  @Column({ type: 'bigint', nullable: true }) prizeFen: number | null;
  /** Set when a published correction took the entry off the list: the row stays, no page shows it (domain.md §7). */
  @Instant(OPTIONAL) revokedAt: Date | null;
  /** The publication whose list no longer names the entry. */
  @ForeignKey('Publication') @Uuid(OPTIONAL) revokedById: string | null;
}
