import { Check, Entity, ForeignKey, Index } from 'typeorm';
import { DayColumn, Id, Instant, Int, Text, Uuid, OPTIONAL } from '@jiangong/platform';

export const END_KINDS = ['failed', 'left_unit', 'age', 'waived', 'withdrawn', 'term'] as const;
export type EndKind = (typeof END_KINDS)[number];

/** Somebody holds a title. The place is named while it stands: unique, and gone from the row with its end. */
@Entity()
@Index('title_holding_place', ['placeId'], { unique: true })
@Index('title_holding_person', ['titleId', 'memberId'], { unique: true, where: 'place_id is not null' })
@Index('title_holding_of_member', ['memberId', 'fromOn'])
@Check('title_holding_placed', '(place_id is null) = (ended_on is not null)')
export class TitleHolding {
  @Id() id: string;
  @ForeignKey('Title') @Uuid() titleId: string;
  @ForeignKey('TitleVersion') @Uuid() versionId: string;
  @Text() level: string;
  @ForeignKey('TitlePlace') @Uuid(OPTIONAL) placeId: string | null;
  @ForeignKey('Member') @Uuid() memberId: string;
  /** The enterprise in which it was granted, or the unit itself where there is none above it. */
  @ForeignKey('Organization') @Uuid() organizationId: string;
  /** By a published list, or entered when the title was taken over. */
  @Text() origin: 'posting' | 'entered';
  @ForeignKey('TitlePosting') @Uuid(OPTIONAL) postingId: string | null;
  @ForeignKey('Entry') @Uuid(OPTIONAL) entryId: string | null;
  /** Fen a month, as the version of the grant says. */
  @Int() allowanceFen: number;
  @DayColumn() fromOn: string;
  /** The last day of the term. */
  @DayColumn() untilOn: string;
  @DayColumn() nextAssessmentOn: string;
  @DayColumn(OPTIONAL) endedOn: string | null;
  @Text(OPTIONAL) endKind: EndKind | null;
}

export type MotionState = 'requested' | 'applied' | 'cancelled';

/** What one officer puts forward and another confirms: to enter a holder, or to end a title. */
@Entity()
@Index('title_motion_of_title', ['titleId', 'requestedAt'])
@Index('title_motion_open', ['holdingId'], { unique: true, where: `state = 'requested'` })
export class TitleMotion {
  @Id() id: string;
  @ForeignKey('Title') @Uuid() titleId: string;
  @Text() kind: 'enter' | 'end';
  @Text() state: MotionState;
  @Text() level: string;
  @ForeignKey('Member') @Uuid() memberId: string;
  /** Of an end from the beginning, of an entry once it is applied. */
  @ForeignKey('TitleHolding') @Uuid(OPTIONAL) holdingId: string | null;
  @Text(OPTIONAL) endKind: EndKind | null;
  @ForeignKey('TitleAssessment') @Uuid(OPTIONAL) assessmentId: string | null;
  /** Of an entry: since when the title is held, and when its next assessment is due. */
  @DayColumn(OPTIONAL) fromOn: string | null;
  @DayColumn(OPTIONAL) nextAssessmentOn: string | null;
  @Text() reason: string;
  @ForeignKey('Account') @Uuid() requestedById: string;
  @Instant() requestedAt: Date;
  @ForeignKey('Account') @Uuid(OPTIONAL) settledById: string | null;
  @Instant(OPTIONAL) settledAt: Date | null;
}
