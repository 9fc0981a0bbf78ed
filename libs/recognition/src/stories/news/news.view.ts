import { ArgsType, Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { connectionOf, DateTime, orRefusal, PageArgs } from '@jiangong/platform';
import { IsDate, IsIn, IsInt, IsOptional, IsString, IsUUID, Max, MaxLength, Min } from 'class-validator';
import {
  NEWS_KINDS, NEWS_STATES, RETURN_NEWS_REASONS, WITHDRAW_NEWS_REASONS, type NewsAct, type NewsKind, type NewsReason, type NewsState,
} from './news-item.entity';

const REASONS = [...new Set([...RETURN_NEWS_REASONS, ...WITHDRAW_NEWS_REASONS])];
const LONGEST_TEXT = 200_000;

@ObjectType('NewsItem', { description: 'A published piece of news, or the profile of a person.' })
export class NewsItemView {
  @Field(() => ID) id: string;
  @Field(() => String, { description: 'news, profile' }) kind: NewsKind;
  @Field(() => String) title: string;
  @Field(() => String) summary: string;
  @Field(() => String, { nullable: true, description: 'Cleaned HTML; on the page of the piece only.' }) html?: string | null;
  @Field(() => String) source: string;
  @Field(() => ID) organizationId: string;
  @Field(() => String) organizationName: string;
  @Field(() => String, { nullable: true }) districtName: string | null;
  @Field(() => Int, { nullable: true }) seasonYear: number | null;
  @Field(() => ID, { nullable: true, description: 'Of whom a profile tells.' }) memberId: string | null;
  @Field(() => DateTime) publishedAt: Date;
  coverMediaId: string | null;
}

export const NewsItemConnection = connectionOf('NewsItem', NewsItemView);

@ArgsType()
export class NewsItemsArgs extends PageArgs {
  @Field(() => String, { nullable: true, description: NEWS_KINDS.join(', ') }) @IsOptional() @IsIn(NEWS_KINDS) kind?: NewsKind | null;
  @Field(() => ID, { nullable: true }) @IsOptional() @IsUUID() organizationId?: string | null;
  @Field(() => ID, { nullable: true }) @IsOptional() @IsUUID() memberId?: string | null;
  @Field(() => Int, { nullable: true }) @IsOptional() @IsInt() year?: number | null;
}

@ObjectType('NewsStep')
export class NewsStepView {
  @Field(() => String, { description: 'write, submit, approve, return, release, withdraw' }) act: NewsAct;
  @Field(() => String, { nullable: true }) reasonCode: NewsReason | null;
  @Field(() => String, { nullable: true }) reason: string | null;
  @Field(() => String, { nullable: true, description: 'Null: the clock.' }) byName: string | null;
  @Field(() => DateTime) at: Date;
}

@ObjectType('NewsAbilities')
export class NewsAbilitiesView {
  @Field(() => Boolean) canWrite: boolean;
  @Field(() => Boolean) canSubmit: boolean;
  @Field(() => Boolean, { description: 'Never by who wrote in it.' }) canReview: boolean;
  @Field(() => Boolean) canWithdraw: boolean;
}

@ObjectType('NewsDraft', { description: 'A piece as the desk sees it, in every state.' })
export class NewsDraftView {
  @Field(() => ID) id: string;
  @Field(() => String) kind: NewsKind;
  @Field(() => String) title: string;
  @Field(() => String) summary: string;
  @Field(() => String) html: string;
  @Field(() => String) source: string;
  @Field(() => ID) organizationId: string;
  @Field(() => String) organizationName: string;
  @Field(() => Int, { nullable: true }) seasonYear: number | null;
  @Field(() => ID, { nullable: true }) memberId: string | null;
  @Field(() => String, { nullable: true }) memberName: string | null;
  @Field(() => String, { description: NEWS_STATES.join(', ') }) state: NewsState;
  @Field(() => String, { nullable: true, description: REASONS.join(', ') }) reasonCode: NewsReason | null;
  @Field(() => String, { nullable: true }) reason: string | null;
  @Field(() => [String], { description: 'Who wrote in it.' }) writers: string[];
  @Field(() => DateTime, { nullable: true, description: 'When it is to be released.' }) publishAt: Date | null;
  @Field(() => DateTime, { nullable: true }) publishedAt: Date | null;
  @Field(() => DateTime) changedAt: Date;
  @Field(() => Int) version: number;
  @Field(() => [NewsStepView], { description: 'Newest first.' }) steps: NewsStepView[];
  @Field(() => NewsAbilitiesView) abilities: NewsAbilitiesView;
  coverMediaId: string | null;
}

export const NewsDraftConnection = connectionOf('NewsDraft', NewsDraftView);
export const NewsDraftOrRefusal = orRefusal('NewsDraft', NewsDraftView);

@ArgsType()
export class NewsDeskArgs extends PageArgs {
  @Field(() => String, { nullable: true, description: NEWS_STATES.join(', ') }) @IsOptional() @IsIn(NEWS_STATES) state?: NewsState | null;
}

@ObjectType('NewsDeskUnit', { description: 'A unit one may write for.' })
export class NewsDeskUnitView {
  @Field(() => ID) id: string;
  @Field(() => String) name: string;
}

@ObjectType('NewsPerson', { description: 'A person with published honours, of whom a profile may tell.' })
export class NewsPersonView {
  @Field(() => ID) memberId: string;
  @Field(() => String) name: string;
  @Field(() => String) organizationName: string;
  @Field(() => String, { description: 'The newest title.' }) title: string;
}

@InputType()
export class SaveNewsInput {
  @Field(() => ID, { nullable: true, description: 'Without: a new one.' }) @IsOptional() @IsUUID() id?: string | null;
  @Field(() => Int, { nullable: true, description: 'The version it was opened with.' }) @IsOptional() @IsInt() version?: number | null;
  @Field(() => String, { defaultValue: 'news' }) @IsIn(NEWS_KINDS) kind: NewsKind;
  @Field(() => String) @IsString() @MaxLength(80) title: string;
  @Field(() => String) @IsString() @MaxLength(200) summary: string;
  @Field(() => String) @IsString() @MaxLength(LONGEST_TEXT) html: string;
  @Field(() => String) @IsString() @MaxLength(60) source: string;
  @Field(() => ID, { nullable: true }) @IsOptional() @IsUUID() coverMediaId?: string | null;
  @Field(() => ID) @IsUUID() organizationId: string;
  @Field(() => Int, { nullable: true }) @IsOptional() @IsInt() @Min(2000) @Max(2100) seasonYear?: number | null;
  @Field(() => ID, { nullable: true }) @IsOptional() @IsUUID() memberId?: string | null;
}

@InputType()
export class SubmitNewsInput {
  @Field(() => ID) @IsUUID() id: string;
  @Field(() => Int) @IsInt() version: number;
}

@InputType()
export class ReviewNewsInput {
  @Field(() => ID) @IsUUID() id: string;
  @Field(() => Int) @IsInt() version: number;
  @Field(() => String, { description: 'approve, return' }) @IsIn(['approve', 'return']) act: 'approve' | 'return';
  @Field(() => DateTime, { nullable: true, description: 'When it is to be released; at once without.' }) @IsOptional() @IsDate() publishAt?: Date | null;
  @Field(() => String, { nullable: true, description: RETURN_NEWS_REASONS.join(', ') }) @IsOptional() @IsIn(RETURN_NEWS_REASONS) reasonCode?: string | null;
  @Field(() => String, { nullable: true }) @IsOptional() @IsString() @MaxLength(500) reason?: string | null;
}

@InputType()
export class WithdrawNewsInput {
  @Field(() => ID) @IsUUID() id: string;
  @Field(() => Int) @IsInt() version: number;
  @Field(() => String, { description: WITHDRAW_NEWS_REASONS.join(', ') }) @IsIn(WITHDRAW_NEWS_REASONS) reasonCode: string;
  @Field(() => String, { nullable: true }) @IsOptional() @IsString() @MaxLength(500) reason?: string | null;
}
