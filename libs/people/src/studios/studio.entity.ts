import { Entity, ForeignKey, Index, VersionColumn } from 'typeorm';
import { DayColumn, Id, Instant, Int, Text, Uuid, OPTIONAL } from '@jiangong/platform';

export const STUDIO_LEVELS = ['unit', 'district', 'city', 'national'] as const;
export type StudioLevel = (typeof STUDIO_LEVELS)[number];
/** active → rectifying after a review that asks for it → active again or removed. A removed studio stays on record. */
export type StudioState = 'active' | 'rectifying' | 'removed';

/** An innovation studio (劳模创新工作室): a lead, members, outputs, a review every year (domain.md §9). */
@Entity()
@Index('studio_of_unit', ['organizationId'])
export class Studio {
  @Id() id: string;
  @Index({ unique: true }) @Text() number: string;
  @Index({ unique: true }) @Text() name: string;
  @ForeignKey('Organization') @Uuid() organizationId: string;
  @ForeignKey('Member') @Uuid() leadId: string;
  @Text() field: string;
  @DayColumn() foundedOn: string;
  @Text() level: StudioLevel;
  @Text() state: StudioState;
  @DayColumn(OPTIONAL) removedOn: string | null;
  @Text(OPTIONAL) removeReason: string | null;
  @VersionColumn() version: number;
}

/** Who belongs to a studio, from which day to which. */
@Entity()
@Index('studio_member_present', ['studioId', 'memberId'], { unique: true, where: 'to_on is null' })
export class StudioMember {
  @Id() id: string;
  @ForeignKey('Studio') @Uuid() studioId: string;
  @Index() @ForeignKey('Member') @Uuid() memberId: string;
  @DayColumn() fromOn: string;
  @DayColumn(OPTIONAL) toOn: string | null;
}

/** Who led a studio before, until which day and why somebody else does now. */
@Entity()
@Index('studio_lead_of_studio', ['studioId', 'fromOn'])
export class StudioLeadChange {
  @Id() id: string;
  @ForeignKey('Studio') @Uuid() studioId: string;
  @ForeignKey('Member') @Uuid() formerLeadId: string;
  @ForeignKey('Member') @Uuid() leadId: string;
  /** The first day of the new lead. */
  @DayColumn() fromOn: string;
  @Text() reason: string;
  @Uuid(OPTIONAL) changedById: string | null;
  @Text() changedByName: string;
  @Instant() changedAt: Date;
}

export const OUTPUT_KINDS = ['patent', 'project', 'award', 'method', 'training'] as const;
export type OutputKind = (typeof OUTPUT_KINDS)[number];

/** What a studio brought about, with its proof: the number of the patent, the letter of the award. */
@Entity()
@Index('studio_output_of_studio', ['studioId', 'onDay'])
export class StudioOutput {
  @Id() id: string;
  @ForeignKey('Studio') @Uuid() studioId: string;
  @Text() kind: OutputKind;
  @Text() title: string;
  @DayColumn() onDay: string;
  @Text() proof: string;
  @Instant() recordedAt: Date;
  @Uuid(OPTIONAL) recordedById: string | null;
}

export const VERDICTS = ['keep', 'rectify', 'remove'] as const;
export type Verdict = (typeof VERDICTS)[number];

/** A year of a studio: reported by those who lead it, decided by the city. */
@Entity()
@Index('studio_review_of_year', ['studioId', 'year'], { unique: true })
export class StudioReview {
  @Id() id: string;
  @ForeignKey('Studio') @Uuid() studioId: string;
  @Int() year: number;
  @Text() report: string;
  @Uuid(OPTIONAL) reportedById: string | null;
  @Text() reportedByName: string;
  @Instant() reportedAt: Date;
  @Text(OPTIONAL) verdict: Verdict | null;
  @Text(OPTIONAL) reason: string | null;
  @Uuid(OPTIONAL) decidedById: string | null;
  @Text(OPTIONAL) decidedByName: string | null;
  @Instant(OPTIONAL) decidedAt: Date | null;
}
