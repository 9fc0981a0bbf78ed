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
