import { Entity, ForeignKey, Index } from 'typeorm';
import { DayColumn, Id, Instant, Text, Uuid, OPTIONAL } from '@jiangong/platform';

/** A person. Never holds an ID number or a telephone number. */
@Entity()
@Index('member_no_beginning', { synchronize: false })
@Index('member_name_beginning', { synchronize: false })
export class Member {
  @Id() id: string;
  @Index({ unique: true }) @Text() memberNo: string;
  @Text() name: string;
  @Text(OPTIONAL) gender: 'male' | 'female' | null;
  @Instant() createdAt: Date;
}

/** Of which organization a person is a member, from which day to which (the last day included; open when null). */
@Entity()
@Index('membership_of_member', ['memberId', 'fromOn'])
@Index('membership_in_organization', ['organizationId', 'memberId'])
export class Membership {
  @Id() id: string;
  @ForeignKey('Member') @Uuid() memberId: string;
  @ForeignKey('Organization') @Uuid() organizationId: string;
  @DayColumn() fromOn: string;
  @DayColumn(OPTIONAL) toOn: string | null;
}

/** A dated fact that quotas use (post_class, migrant, cadre_level …) with who verified it. */
@Entity()
@Index('member_attribute_of_member', ['memberId', 'attribute', 'fromOn'])
export class MemberAttribute {
  @Id() id: string;
  @ForeignKey('Member') @Uuid() memberId: string;
  @Text() attribute: string;
  @Text() value: string;
  @DayColumn() fromOn: string;
  @DayColumn(OPTIONAL) toOn: string | null;
  @Uuid(OPTIONAL) verifiedById: string | null;
  @Instant(OPTIONAL) verifiedAt: Date | null;
}

export const TIE_KINDS = ['mentor', 'kin', 'studio', 'joint_award', 'team'] as const;
export type TieKind = (typeof TIE_KINDS)[number];

/** A dated tie between two persons that keeps one from judging the other (domain.md §5). `memberAId` is the smaller of the two ids. */
@Entity()
@Index('member_tie_of_a', ['memberAId'])
@Index('member_tie_of_b', ['memberBId'])
export class MemberTie {
  @Id() id: string;
  @ForeignKey('Member') @Uuid({ name: 'member_a_id' }) memberAId: string;
  @ForeignKey('Member') @Uuid({ name: 'member_b_id' }) memberBId: string;
  @Text() kind: TieKind;
  /** Which: the studio's name, the award, who is whose mentor. */
  @Text({ default: '' }) label: string;
  /** Of a joint award: the day it was given. */
  @DayColumn(OPTIONAL) onDay: string | null;
  @DayColumn() fromDay: string;
  /** The last day; open when null. */
  @DayColumn(OPTIONAL) toDay: string | null;
  /** Where it is known from: a contract of mentorship, the list of studios, the person. */
  @Text({ default: '' }) source: string;
  @Instant() recordedAt: Date;
  @Uuid(OPTIONAL) recordedById: string | null;
}
