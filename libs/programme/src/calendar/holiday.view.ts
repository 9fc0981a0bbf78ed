import { Field, InputType, ObjectType } from '@nestjs/graphql';
import { DayScalar, orRefusal } from '@jiangong/platform';
import { IsIn, IsString, MaxLength, MinLength } from 'class-validator';

export const HOLIDAY_KINDS = ['holiday', 'workday'] as const;
export type HolidayKind = (typeof HOLIDAY_KINDS)[number];

@ObjectType('Holiday', { description: 'A day that breaks the plain week: `holiday`, or `workday` made up on a weekend.' })
export class HolidayView {
  @Field(() => DayScalar) day: string;
  @Field(() => String) kind: HolidayKind;
  @Field(() => String) name: string;
}

export const HolidayOrRefusal = orRefusal('Holiday', HolidayView);

@InputType()
export class SetHolidayInput {
  @Field(() => DayScalar) @IsString() day: string;
  @Field(() => String, { description: 'holiday or workday' }) @IsIn(HOLIDAY_KINDS) kind: HolidayKind;
  @Field(() => String) @IsString() @MinLength(1) @MaxLength(40) name: string;
}
