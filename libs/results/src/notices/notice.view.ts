import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { connectionOf, DateTime, orRefusal } from '@jiangong/platform';
import { IsInt, IsString, Length, Max, MaxLength, Min } from 'class-validator';
import { ComplianceLineView } from '../selection/public';
import type { NoticeState } from './notice.rules';

@ObjectType('NoticeContact')
export class NoticeContactView {
  @Field(() => String, { description: 'Who takes objections: the discipline group.' }) group: string;
  @Field(() => String) address: string;
  @Field(() => String) phone: string;
  @Field(() => String) hours: string;
}

@ObjectType('NoticePlace', { description: 'Name, unit, post and deeds in brief; never an identity number, a telephone or an age.' })
export class NoticePlaceView {
  @Field(() => ID) entryId: string;
  @Field(() => Int) rank: number;
  @Field(() => String, { description: 'The person, or the title of the work.' }) name: string;
  @Field(() => String, { description: 'Of a work: who made it.' }) authors: string;
  @Field(() => String) organizationName: string;
  @Field(() => String, { nullable: true }) districtName: string | null;
  @Field(() => String) post: string;
  @Field(() => String) deeds: string;
  @Field(() => String) title: string;
}

@ObjectType('NoticeCategory')
export class NoticeCategoryView {
  @Field(() => ID) id: string;
  @Field(() => String) code: string;
  @Field(() => String) name: string;
  @Field(() => [NoticePlaceView]) places: NoticePlaceView[];
}

@ObjectType('NoticeChange', { description: 'What a later list changed against the one the notice opened with.' })
export class NoticeChangeView {
  @Field(() => ID) entryId: string;
  @Field(() => String, { description: 'enters or leaves' }) change: 'enters' | 'leaves';
  @Field(() => String) name: string;
  @Field(() => String) organizationName: string;
  @Field(() => String) categoryName: string;
}

@ObjectType('Notice', { description: 'A list laid open before it becomes final.' })
export class NoticeView {
  @Field(() => ID) id: string;
  @Field(() => ID) roundId: string;
  decisionId: string;
  @Field(() => String, { description: '〔2026〕第3号' }) number: string;
  @Field(() => String) title: string;
  @Field(() => String) issuer: string;
  @Field(() => String) basis: string;
  @Field(() => String) programmeName: string;
  @Field(() => String) roundName: string;
  @Field(() => String, { description: 'open, closed, published, withdrawn' }) state: NoticeState;
  @Field(() => Int) workingDays: number;
  @Field(() => DateTime) openedAt: Date;
  @Field(() => DateTime) closesAt: Date;
  @Field(() => String, { description: 'The last day on which the list is shown.' }) lastDay: string;
  @Field(() => DateTime, { nullable: true }) publishedAt: Date | null;
  @Field(() => Int, { description: 'How many are on the list.' }) winners: number;
  @Field(() => [ComplianceLineView], { description: 'Each quota, required, reached, margin: shown with the list.' }) compliance: readonly ComplianceLineView[];
  @Field(() => NoticeContactView) contact: NoticeContactView;
  @Field(() => Int, { description: 'Working days within which an objection is decided.' }) decideWithinDays: number;
}

export const NoticeConnection = connectionOf('Notice', NoticeView);

@ObjectType('NoticeSettings', { description: 'What stands under every notice opened from now on.' })
export class NoticeSettingsView {
  @Field(() => String) issuer: string;
  @Field(() => String) basis: string;
  @Field(() => NoticeContactView) contact: NoticeContactView;
  @Field(() => Int) decideWithinDays: number;
  @Field(() => Int) version: number;
  @Field(() => Boolean, { description: 'Nobody has written it down yet.' }) isMissing: boolean;
}
export const NoticeSettingsOrRefusal = orRefusal('NoticeSettings', NoticeSettingsView);

@InputType()
export class SaveNoticeContactInput {
  @Field(() => Int, { description: 'Of what was looked at; 0 where nothing was.' }) @IsInt() version: number;
  @Field(() => String) @IsString() @Length(1, 60) issuer: string;
  @Field(() => String) @IsString() @MaxLength(300) basis: string;
  @Field(() => String) @IsString() @Length(1, 60) group: string;
  @Field(() => String) @IsString() @MaxLength(120) address: string;
  @Field(() => String) @IsString() @MaxLength(60) phone: string;
  @Field(() => String) @IsString() @MaxLength(60) hours: string;
  @Field(() => Int) @IsInt() @Min(1) @Max(30) decideWithinDays: number;
}
