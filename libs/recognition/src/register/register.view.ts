import { connectionOf, DateTime, orRefusal, PageArgs } from '@jiangong/platform';
import { ArgsType, Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { ArrayMaxSize, ArrayMinSize, IsBoolean, IsIn, IsInt, IsISO8601, IsOptional, IsString, IsUUID, Length, Max, MaxLength, Min } from 'class-validator';

@ObjectType('PromotionRequest', { description: 'What an award asks of an authority outside, and what that answered.' })
export class PromotionRequestView {
  @Field(() => ID) id: string;
  @Field(() => String) target: string;
  @Field(() => String) authority: string;
  @Field(() => String, { description: 'due, sent, granted or refused.' }) state: string;
  @Field(() => String, { nullable: true, description: 'The number of our letter.' }) letter: string | null;
  @Field(() => String, { nullable: true, description: 'The number of their answer.' }) answer: string | null;
  @Field(() => String, { nullable: true }) answeredOn: string | null;
}

@ObjectType('RegisteredHonour', { description: 'An honour with what it brought.' })
export class RegisteredHonourView {
  @Field(() => ID) id: string;
  @Field(() => String) name: string;
  @Field(() => String) title: string;
  @Field(() => String, { nullable: true }) higherTitle: string | null;
  @Field(() => String) organizationName: string;
  @Field(() => String, { nullable: true }) districtName: string | null;
  @Field(() => String) programmeName: string;
  @Field(() => String) roundName: string;
  @Field(() => String) categoryName: string;
  @Field(() => Int) rank: number;
  @Field(() => DateTime) conferredAt: Date;
  @Field(() => String, { nullable: true, description: 'Whole fen as decimal text; null without a prize.' }) prizeFen: string | null;
  @Field(() => String, { nullable: true, description: 'Of the standing certificate.' }) certificateNumber: string | null;
  @Field(() => PromotionRequestView, { nullable: true }) promotion: PromotionRequestView | null;
  @Field(() => DateTime, { nullable: true, description: 'When a published correction took it back.' }) revokedAt: Date | null;
}
export const RegisteredHonourConnection = connectionOf('RegisteredHonour', RegisteredHonourView);
export const RegisteredHonourOrRefusal = orRefusal('RegisteredHonour', RegisteredHonourView);

@ObjectType('PromotionsSent')
export class PromotionsSentView {
  @Field(() => String) letter: string;
  @Field(() => Int) sent: number;
}
export const PromotionsSentOrRefusal = orRefusal('PromotionsSent', PromotionsSentView);

export const PROMOTION_STATES = ['due', 'sent', 'granted', 'refused'] as const;

@ArgsType()
export class RegisterArgs extends PageArgs {
  @Field(() => String, { nullable: true, description: 'A part of the name, the unit or the title.' }) @IsOptional() @IsString() @MaxLength(60) search?: string | null;
  @Field(() => Int, { nullable: true }) @IsOptional() @IsInt() @Min(2000) @Max(2100) year?: number | null;
  @Field(() => String, { nullable: true }) @IsOptional() @IsString() @MaxLength(60) programme?: string | null;
  @Field(() => String, { nullable: true, description: 'A state of the request for promotion.' }) @IsOptional() @IsIn(PROMOTION_STATES) promotion?: (typeof PROMOTION_STATES)[number] | null;
}

@InputType()
export class SendPromotionRequestsInput {
  @Field(() => [ID]) @IsUUID(undefined, { each: true }) @ArrayMinSize(1) @ArrayMaxSize(500) honourIds: string[];
  @Field(() => String, { description: 'The number of the letter.' }) @IsString() @Length(1, 60) letter: string;
}

@InputType()
export class RecordPromotionAnswerInput {
  @Field(() => ID) @IsUUID() honourId: string;
  @Field(() => Boolean) @IsBoolean() isGranted: boolean;
  @Field(() => String, { description: 'The number of the answer.' }) @IsString() @Length(1, 60) answer: string;
  @Field(() => String, { description: 'YYYY-MM-DD' }) @IsISO8601({ strict: true }) @Length(10, 10) answeredOn: string;
}
