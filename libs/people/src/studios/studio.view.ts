import { ArgsType, Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import type { Day } from '@jiangong/kernel';
import { connectionOf, DateTime, DayScalar, orRefusal, PageArgs } from '@jiangong/platform';
import { ArrayMaxSize, IsIn, IsInt, IsOptional, IsString, IsUUID, Length, Max, MaxLength, Min } from 'class-validator';
import { OUTPUT_KINDS, STUDIO_LEVELS, VERDICTS, type OutputKind, type StudioLevel, type StudioState, type Verdict } from './studio.entity';

@ObjectType('StudioMembership')
export class StudioMembershipView {
  @Field(() => ID) memberId: string;
  @Field(() => String) name: string;
  @Field(() => String) memberNo: string;
  @Field(() => Boolean) isLead: boolean;
  @Field(() => DayScalar) fromOn: Day;
  @Field(() => DayScalar, { nullable: true }) toOn: Day | null;
}

@ObjectType('StudioOutput')
export class StudioOutputView {
  @Field(() => ID) id: string;
  @Field(() => String, { description: OUTPUT_KINDS.join(', ') }) kind: OutputKind;
  @Field(() => String) title: string;
  @Field(() => DayScalar) onDay: Day;
  @Field(() => String, { description: 'The number of the patent, the letter of the award.' }) proof: string;
}

@ObjectType('StudioReview')
export class StudioReviewView {
  @Field(() => ID) id: string;
  @Field(() => Int) year: number;
  @Field(() => String) report: string;
  @Field(() => String) reportedByName: string;
  @Field(() => DateTime) reportedAt: Date;
  @Field(() => String, { nullable: true, description: VERDICTS.join(', ') }) verdict: Verdict | null;
  @Field(() => String, { nullable: true }) reason: string | null;
  @Field(() => String, { nullable: true }) decidedByName: string | null;
  @Field(() => DateTime, { nullable: true }) decidedAt: Date | null;
}

@ObjectType('StudioLeadChange', { description: 'Somebody else took over.' })
export class StudioLeadChangeView {
  @Field(() => ID) id: string;
  @Field(() => String) formerLeadName: string;
  @Field(() => String) leadName: string;
  @Field(() => DayScalar, { description: 'The first day of the new lead.' }) fromOn: Day;
  @Field(() => String) reason: string;
  @Field(() => String) changedByName: string;
}

@ObjectType('StudioAbilities')
export class StudioAbilitiesView {
  @Field(() => Boolean, { description: 'Members and the register.' }) canChange: boolean;
  @Field(() => Boolean, { description: 'Outputs and the yearly report.' }) canReport: boolean;
  @Field(() => Boolean) canReview: boolean;
}

@ObjectType('Studio', { description: 'An innovation studio: lead, members, outputs, a review every year.' })
export class StudioView {
  @Field(() => ID) id: string;
  @Field(() => String) number: string;
  @Field(() => String) name: string;
  @Field(() => ID) organizationId: string;
  @Field(() => String) unitName: string;
  @Field(() => String, { nullable: true }) districtName: string | null;
  @Field(() => ID) leadId: string;
  @Field(() => String) leadName: string;
  @Field(() => String) field: string;
  @Field(() => DayScalar) foundedOn: Day;
  @Field(() => String, { description: STUDIO_LEVELS.join(', ') }) level: StudioLevel;
  @Field(() => String, { description: 'active, rectifying, removed' }) state: StudioState;
  @Field(() => DayScalar, { nullable: true }) removedOn: Day | null;
  @Field(() => String, { nullable: true }) removeReason: string | null;
  @Field(() => Int, { description: 'Who belong to it now, the lead among them.' }) memberCount: number;
  @Field(() => Int) outputCount: number;
  @Field(() => [StudioMembershipView], { description: 'Those present first.' }) members: StudioMembershipView[];
  @Field(() => [StudioLeadChangeView], { description: 'Newest first.' }) leadChanges: StudioLeadChangeView[];
  @Field(() => [StudioOutputView], { description: 'Newest first.' }) outputs: StudioOutputView[];
  @Field(() => [StudioReviewView], { description: 'Newest first.' }) reviews: StudioReviewView[];
  @Field(() => StudioAbilitiesView) abilities: StudioAbilitiesView;
}
export const StudioConnection = connectionOf('Studio', StudioView);
export const StudioOrRefusal = orRefusal('Studio', StudioView);

@ObjectType('StudioImport')
export class StudioImportView {
  @Field(() => Int) registered: number;
}
export const StudioImportOrRefusal = orRefusal('StudioImport', StudioImportView);

@ArgsType()
export class StudiosArgs extends PageArgs {
  @Field(() => String, { nullable: true, description: 'Part of the name, the unit, the lead or the field.' }) @IsOptional() @IsString() @MaxLength(60) search?: string | null;
  @Field(() => String, { nullable: true, description: 'active, rectifying, removed; without: all that are not removed.' }) @IsOptional() @IsIn(['active', 'rectifying', 'removed']) state?: StudioState | null;
}

@InputType()
export class RegisterStudioInput {
  @Field(() => String) @IsString() @Length(2, 80) name: string;
  @Field(() => ID) @IsUUID() organizationId: string;
  @Field(() => ID) @IsUUID() leadId: string;
  @Field(() => String) @IsString() @Length(1, 80) field: string;
  @Field(() => DayScalar) foundedOn: Day;
  @Field(() => String, { description: STUDIO_LEVELS.join(', ') }) @IsIn(STUDIO_LEVELS) level: StudioLevel;
  @Field(() => [ID], { description: 'Without the lead.' }) @IsUUID(undefined, { each: true }) @ArrayMaxSize(60) memberIds: string[];
}

@InputType()
export class StudioMemberInput {
  @Field(() => ID) @IsUUID() studioId: string;
  @Field(() => ID) @IsUUID() memberId: string;
}

@InputType()
export class ChangeStudioLeadInput extends StudioMemberInput {
  @Field(() => DayScalar, { description: 'The first day of the new lead: after the former one began, not after today.' }) fromOn: Day;
  @Field(() => String) @IsString() @MaxLength(300) reason: string;
}

@InputType()
export class RecordOutputInput {
  @Field(() => ID) @IsUUID() studioId: string;
  @Field(() => String, { description: OUTPUT_KINDS.join(', ') }) @IsIn(OUTPUT_KINDS) kind: OutputKind;
  @Field(() => String) @IsString() @Length(2, 120) title: string;
  @Field(() => DayScalar) onDay: Day;
  @Field(() => String) @IsString() @Length(2, 200) proof: string;
}

@InputType()
export class ReportStudioYearInput {
  @Field(() => ID) @IsUUID() studioId: string;
  @Field(() => Int) @IsInt() @Min(2000) @Max(2100) year: number;
  @Field(() => String) @IsString() @MaxLength(4_000) report: string;
}

@InputType()
export class ReviewStudioInput {
  @Field(() => ID) @IsUUID() studioId: string;
  @Field(() => Int) @IsInt() @Min(2000) @Max(2100) year: number;
  @Field(() => String, { description: VERDICTS.join(', ') }) @IsIn(VERDICTS) verdict: Verdict;
  @Field(() => String) @IsString() @MaxLength(500) reason: string;
}
