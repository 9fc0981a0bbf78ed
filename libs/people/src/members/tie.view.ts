import { ArgsType, Field, ID, InputType, ObjectType } from '@nestjs/graphql';
import type { Day } from '@jiangong/kernel';
import { connectionOf, DateTime, DayScalar, orRefusal, PageArgs } from '@jiangong/platform';
import { ArrayMaxSize, ArrayMinSize, IsIn, IsOptional, IsString, IsUUID, MaxLength } from 'class-validator';
import { TIE_KINDS, type TieKind } from './member.entity';
import { IsDay } from './member.view';

@ObjectType('MemberTie', { description: 'A dated tie between two persons that keeps one from judging the other.' })
export class MemberTieView {
  memberAId: string;
  memberBId: string;
  @Field(() => ID) id: string;
  @Field(() => String, { description: TIE_KINDS.join(', ') }) kind: TieKind;
  @Field(() => String, { description: 'Which: the studio, the award, who is whose mentor.' }) label: string;
  @Field(() => DayScalar, { nullable: true, description: 'Of a joint award: the day it was given.' }) onDay: Day | null;
  @Field(() => DayScalar) fromDay: Day;
  @Field(() => DayScalar, { nullable: true }) toDay: Day | null;
  @Field(() => String) source: string;
  @Field(() => DateTime) recordedAt: Date;
}

export const MemberTieConnection = connectionOf('MemberTie', MemberTieView);
export const MemberTieOrRefusal = orRefusal('MemberTie', MemberTieView);

@ArgsType()
export class MemberTiesArgs extends PageArgs {
  @Field(() => ID, { nullable: true }) @IsOptional() @IsUUID() memberId?: string | null;
  @Field(() => String, { nullable: true }) @IsOptional() @IsIn(TIE_KINDS) kind?: TieKind | null;
}

@InputType()
export class RecordTieInput {
  @Field(() => [ID], { description: 'The two persons, in any order.' })
  @IsUUID(undefined, { each: true }) @ArrayMinSize(2) @ArrayMaxSize(2)
  memberIds: [string, string];
  @Field(() => String, { description: TIE_KINDS.join(', ') }) @IsIn(TIE_KINDS) kind: TieKind;
  @Field(() => String, { nullable: true }) @IsOptional() @IsString() @MaxLength(120) label?: string | null;
  @Field(() => DayScalar, { nullable: true, description: 'Needed for a joint award.' }) @IsOptional() @IsDay() onDay?: Day | null;
  @Field(() => DayScalar, { nullable: true, description: 'Today when not given.' }) @IsOptional() @IsDay() fromDay?: Day | null;
  @Field(() => DayScalar, { nullable: true }) @IsOptional() @IsDay() toDay?: Day | null;
  @Field(() => String, { nullable: true }) @IsOptional() @IsString() @MaxLength(200) source?: string | null;
}

@InputType()
export class EndTieInput {
  @Field(() => ID) @IsUUID() tieId: string;
  @Field(() => DayScalar) @IsDay() toDay: Day;
}
