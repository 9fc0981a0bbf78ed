import { ArgsType, Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { connectionOf, DateTime, JsonScalar, orRefusal, PageArgs, RefusalView } from '@jiangong/platform';
import { OrganizationView } from '@jiangong/people';
import { CategoryView } from '@jiangong/programme';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsBoolean, IsIn, IsObject, IsOptional, IsString, IsUUID, MaxLength, ValidateNested } from 'class-validator';
import { AuthorInput } from '../submissions/public';
import { DESKS, RETURN_REASONS, type Desk, type Recommendation, type RecommendationAct, type RecommendationState, type ReturnReason } from './recommendation.entity';

@ObjectType('RecommendationStep', { description: 'One signature, return or pass.' })
export class RecommendationStepView {
  @Field(() => String, { description: 'sign, join, pass, return, resubmit, decline, withdraw' }) act: RecommendationAct;
  @Field(() => String, { description: 'unit, district, city' }) desk: Desk;
  @Field(() => String, { nullable: true, description: 'In whose name; null for a person.' }) organizationName: string | null;
  @Field(() => String, { nullable: true }) byName: string | null;
  @Field(() => DateTime) at: Date;
  @Field(() => String, { nullable: true, description: RETURN_REASONS.join(', ') }) reasonCode: ReturnReason | null;
  @Field(() => String, { nullable: true }) reason: string | null;
}

@ObjectType('RecommendationAbilities')
export class RecommendationAbilitiesView {
  @Field(() => Boolean) canPass: boolean;
  @Field(() => Boolean) canReturn: boolean;
  @Field(() => Boolean) canDecline: boolean;
  @Field(() => Boolean) canResubmit: boolean;
  @Field(() => Boolean) canWithdraw: boolean;
}

@ObjectType('Recommendation', { description: 'How an entry gets in: by a union, by oneself, or as a work handed in; signed desk by desk.' })
export class RecommendationView {
  @Field(() => ID) id: string;
  @Field(() => String, { description: 'Whose desk it lies on: unit, district, city.' }) desk: Desk;
  @Field(() => String, { description: 'in_review, returned, passed, declined, withdrawn' }) state: RecommendationState;
  @Field(() => String, { description: 'recommendation, self_nomination, submission' }) origin: Recommendation['origin'];
  @Field(() => DateTime, { nullable: true, description: 'Corrections are in time before this instant.' }) correctBy: Date | null;
  @Field(() => DateTime) createdAt: Date;
  @Field(() => OrganizationView, { description: 'The union that puts forward; the unit for a self-nomination or a work.' }) organization: OrganizationView;
  @Field(() => OrganizationView, { nullable: true }) district: OrganizationView | null;
  @Field(() => Boolean, { description: 'The same entry is put forward by another side too.' }) isJoined: boolean;
  @Field(() => JsonScalar, { nullable: true, description: 'What this side wrote when it joined an entry that had its content already.' }) content: Record<string, unknown> | null;
  @Field(() => [RecommendationStepView]) steps: RecommendationStepView[];
  @Field(() => RecommendationAbilitiesView) abilities: RecommendationAbilitiesView;
  entryId: string;
}

export const RecommendationConnection = connectionOf('Recommendation', RecommendationView);
export const RecommendationOrRefusal = orRefusal('Recommendation', RecommendationView);

@ObjectType('PlaceUse')
export class PlaceUseView {
  @Field(() => CategoryView) category: CategoryView;
  @Field(() => Int, { nullable: true, description: 'null: no limit' }) places: number | null;
  @Field(() => Int) used: number;
}

@ObjectType('TimelineStep')
export class TimelineStepView {
  @Field(() => String, { description: 'submitted, unit, district, city, judging, notice, published' }) stage: string;
  @Field(() => String, { description: 'done, current, waiting, returned, declined' }) state: string;
  @Field(() => DateTime, { nullable: true }) at: Date | null;
  @Field(() => String, { nullable: true }) note: string | null;
}

@ObjectType('RefusedRow')
export class RefusedRowView {
  @Field(() => ID) id: string;
  @Field(() => RefusalView) refusal: RefusalView;
}

@ObjectType('BatchOutcome')
export class BatchOutcomeView {
  @Field(() => Int) done: number;
  @Field(() => [RefusedRowView]) refused: RefusedRowView[];
}

export const BatchOutcomeOrRefusal = orRefusal('BatchOutcome', BatchOutcomeView);

const STATES = ['in_review', 'returned', 'passed', 'declined', 'withdrawn'] as const satisfies readonly RecommendationState[];

@ArgsType()
export class RecommendationsArgs extends PageArgs {
  @Field(() => ID) @IsUUID() roundId: string;
  @Field(() => String, { nullable: true }) @IsOptional() @IsIn(DESKS) desk?: Desk | null;
  @Field(() => String, { nullable: true }) @IsOptional() @IsIn(STATES) state?: RecommendationState | null;
  @Field(() => ID, { nullable: true }) @IsOptional() @IsUUID() categoryId?: string | null;
  @Field(() => String, { nullable: true, description: 'Part of the name or title, the code, or the member number.' })
  @IsOptional() @IsString() @MaxLength(60)
  search?: string | null;
  @Field(() => Boolean, { nullable: true, description: "Only what waits for one's own signature." }) @IsOptional() @IsBoolean() toSign?: boolean | null;
}

@InputType()
export class RecommendMemberInput {
  @Field(() => ID) @IsUUID() roundId: string;
  @Field(() => ID) @IsUUID() categoryId: string;
  @Field(() => ID) @IsUUID() memberId: string;
  @Field(() => ID, { description: 'The union in whose name.' }) @IsUUID() organizationId: string;
  @Field(() => JsonScalar, { description: "Answers by field code of the round's form." }) @IsObject() content: unknown;
}

@InputType()
export class NominateSelfInput {
  @Field(() => ID) @IsUUID() roundId: string;
  @Field(() => ID) @IsUUID() categoryId: string;
  @Field(() => JsonScalar) @IsObject() content: unknown;
  @Field(() => [String], { nullable: true, description: 'Codes of the declarations agreed to.' })
  @IsOptional() @IsArray() @ArrayMaxSize(20) @IsString({ each: true })
  declarations?: string[] | null;
}

@InputType()
export class SubmitWorkInput {
  @Field(() => ID) @IsUUID() roundId: string;
  @Field(() => ID) @IsUUID() categoryId: string;
  @Field(() => String) @IsString() @MaxLength(400) title: string;
  @Field(() => JsonScalar) @IsObject() content: unknown;
  @Field(() => ID, { nullable: true, description: 'The draft that is handed in; without it, a draft of the same title in this category is.' })
  @IsOptional() @IsUUID()
  draftId?: string | null;
  @Field(() => [AuthorInput], { nullable: true, description: 'Left out, those known stay.' })
  @IsOptional() @IsArray() @ArrayMaxSize(20) @ValidateNested({ each: true }) @Type(() => AuthorInput)
  authors?: AuthorInput[] | null;
  @Field(() => [String], { nullable: true, description: 'Codes of the declarations agreed to.' })
  @IsOptional() @IsArray() @ArrayMaxSize(20) @IsString({ each: true })
  declarations?: string[] | null;
}

@InputType()
export class ReviseEntryInput {
  @Field(() => ID) @IsUUID() entryId: string;
  @Field(() => JsonScalar) @IsObject() content: unknown;
  @Field(() => String, { nullable: true }) @IsOptional() @IsString() @MaxLength(400) title?: string | null;
  @Field(() => [AuthorInput], { nullable: true, description: 'Left out, those known stay.' })
  @IsOptional() @IsArray() @ArrayMaxSize(20) @ValidateNested({ each: true }) @Type(() => AuthorInput)
  authors?: AuthorInput[] | null;
}

@InputType()
export class PassRecommendationInput {
  @Field(() => ID) @IsUUID() id: string;
}

@InputType({ isAbstract: true })
abstract class Reasoned {
  @Field(() => ID) @IsUUID() id: string;
  @Field(() => String, { description: RETURN_REASONS.join(', ') }) @IsIn(RETURN_REASONS) reasonCode: ReturnReason;
  @Field(() => String, { nullable: true }) @IsOptional() @IsString() @MaxLength(500) reason?: string | null;
}
@InputType()
export class ReturnRecommendationInput extends Reasoned {}
@InputType()
export class DeclineRecommendationInput extends Reasoned {}

@InputType()
export class ResubmitRecommendationInput {
  @Field(() => ID) @IsUUID() id: string;
  @Field(() => JsonScalar) @IsObject() content: unknown;
  @Field(() => String, { nullable: true, description: 'To the reviewer; needed when nothing was corrected.' }) @IsOptional() @IsString() @MaxLength(500) note?: string | null;
  @Field(() => [AuthorInput], { nullable: true, description: 'Of a work; left out, those known stay.' })
  @IsOptional() @IsArray() @ArrayMaxSize(20) @ValidateNested({ each: true }) @Type(() => AuthorInput)
  authors?: AuthorInput[] | null;
}

@InputType()
export class RecommendationSheetInput {
  @Field(() => ID, { description: 'What PUT /files/uploads answered.' }) @IsUUID() fileId: string;
  @Field(() => ID) @IsUUID() roundId: string;
  @Field(() => ID, { description: 'The union in whose name all rows are.' }) @IsUUID() organizationId: string;
}

@ObjectType('SheetFault')
export class SheetFaultView {
  @Field(() => Int, { description: 'As the spreadsheet numbers it: the head is row 1.' }) row: number;
  @Field(() => String) column: string;
  @Field(() => String) value: string;
  @Field(() => String) reason: string;
}

@ObjectType('SheetPreviewRow')
export class SheetPreviewRowView {
  @Field(() => Int) row: number;
  @Field(() => String) memberNo: string;
  @Field(() => String) name: string;
  @Field(() => String) category: string;
}

@ObjectType('RecommendationSheet', { description: 'What a sheet of recommendations would do. Nothing of it is written.' })
export class RecommendationSheetView {
  @Field(() => Int) rowCount: number;
  @Field(() => [SheetFaultView]) faults: SheetFaultView[];
  @Field(() => [SheetPreviewRowView]) preview: SheetPreviewRowView[];
}

export const RecommendationSheetOrRefusal = orRefusal('RecommendationSheet', RecommendationSheetView);
