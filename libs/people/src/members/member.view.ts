import { ArgsType, Field, ID, InputType, ObjectType } from '@nestjs/graphql';
import { connectionOf, DateTime, DayScalar, orRefusal, PageArgs } from '@jiangong/platform';
import { isDay, type Day } from '@jiangong/kernel';
import { IsIn, IsOptional, IsString, IsUUID, Matches, MaxLength, registerDecorator } from 'class-validator';
import type { OrganizationView } from '../organizations/public';

@ObjectType('MemberAttribute', { description: 'A dated fact that quotas use, with when it was verified.' })
export class MemberAttributeView {
  @Field(() => String) attribute: string;
  @Field(() => String) value: string;
  @Field(() => DayScalar) fromOn: Day;
  @Field(() => DayScalar, { nullable: true }) toOn: Day | null;
  @Field(() => DateTime, { nullable: true }) verifiedAt: Date | null;
}

@ObjectType('Member', { description: 'A person. Never carries an ID number or a telephone number.' })
export class MemberView {
  @Field(() => ID) id: string;
  @Field(() => String) memberNo: string;
  @Field(() => String) name: string;
  @Field(() => String, { nullable: true }) gender: string | null;
  /** Filled by statements that join it; otherwise the field asks its loader. */
  organization?: OrganizationView | null;
}

export const MemberConnection = connectionOf('Member', MemberView);
export const MemberOrRefusal = orRefusal('Member', MemberView);

/** A day the calendar has. */
export const IsDay = (): PropertyDecorator => (target, propertyName) =>
  registerDecorator({ name: 'isDay', target: target.constructor, propertyName: String(propertyName), validator: { validate: (value) => typeof value === 'string' && isDay(value), defaultMessage: () => 'must be a calendar day YYYY-MM-DD' } });

@ArgsType()
export class MembersArgs extends PageArgs {
  @Field(() => ID, { nullable: true, description: 'Only those of this organization and below it.' })
  @IsOptional() @IsUUID()
  organizationId?: string | null;

  @Field(() => String, { nullable: true, description: 'The beginning of the name or of the member number.' })
  @IsOptional() @IsString() @MaxLength(60)
  search?: string | null;
}

export const MEMBER_NO = /^[A-Za-z0-9][A-Za-z0-9._-]{0,39}$/;
const NAME = /^\S(.*\S)?$/u;
export const ATTRIBUTE = /^[a-z][a-z0-9_]{0,39}$/;

@InputType()
export class EnrolMemberInput {
  @Field(() => String) @Matches(MEMBER_NO) memberNo: string;
  @Field(() => String) @IsString() @MaxLength(60) @Matches(NAME) name: string;
  @Field(() => String, { nullable: true }) @IsOptional() @IsIn(['male', 'female']) gender?: 'male' | 'female' | null;
  @Field(() => ID) @IsUUID() organizationId: string;
  @Field(() => DayScalar) @IsDay() fromOn: Day;
}

@InputType()
export class MoveMemberInput {
  @Field(() => ID) @IsUUID() memberId: string;
  @Field(() => ID) @IsUUID() organizationId: string;
  @Field(() => DayScalar) @IsDay() fromOn: Day;
}

@InputType()
export class RecordAttributeInput {
  @Field(() => ID) @IsUUID() memberId: string;
  @Field(() => String) @Matches(ATTRIBUTE) attribute: string;
  @Field(() => String) @IsString() @MaxLength(60) @Matches(NAME) value: string;
  @Field(() => DayScalar) @IsDay() fromOn: Day;
}
