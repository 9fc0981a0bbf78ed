import type { Cadence } from '@jiangong/kernel';
import { Entity, ForeignKey, Index } from 'typeorm';
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
export class Honour {
  @Id() id: string;
  @ForeignKey('Publication') @Uuid() publicationId: string;
  @ForeignKey('Round') @Uuid() roundId: string;
  @Index({ unique: true }) @ForeignKey('Entry') @Uuid() entryId: string;
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
}
