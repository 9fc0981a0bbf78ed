import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import type { Day } from '@jiangong/kernel';
import { DateTime, DayScalar, JsonScalar, orRefusal } from '@jiangong/platform';
import { ArrayMaxSize, IsArray, IsBoolean, IsIn, IsInt, IsObject, IsOptional, IsString, IsUUID, Matches, Max, MaxLength, Min } from 'class-validator';
import { TitleEvidenceView } from './assessment.view';
import { END_KINDS, type EndKind } from './holding.entity';
import { TitlePostingView, TitleView } from './title.view';

const DAY = /^\d{4}-\d\d-\d\d$/;

@ObjectType('HeldAssessment', { description: 'An assessment as the office sees it: how far it is, never who gave which mark.' })
export class HeldAssessmentView {
  @Field(() => ID) id: string;
  @Field(() => String, { description: 'open, passed, failing, failed, dropped' }) state: string;
  @Field(() => Int) assessors: number;
  @Field(() => Int, { description: 'Handed in.' }) locked: number;
  @Field(() => Int, { description: 'Handed-in sheets it takes to conclude.' }) needed: number;
  @Field(() => Int, { nullable: true, description: 'Thousandths, once concluded.' }) total: number | null;
  @Field(() => String, { nullable: true, description: '`marks`, or the code of what was missing.' }) failedBy: string | null;
  @Field(() => DateTime) openedAt: Date;
}

@ObjectType('TitleHolding', { description: 'Somebody who holds a title, as the office sees it.' })
export class TitleHoldingView {
  @Field(() => ID) id: string;
  @Field(() => String) name: string;
  @Field(() => String) unitName: string;
  @Field(() => String) level: string;
  @Field(() => String) levelName: string;
  @Field(() => Int, { nullable: true }) placeNumber: number | null;
  @Field(() => DayScalar) fromOn: Day;
  @Field(() => DayScalar) untilOn: Day;
  @Field(() => Int) allowanceFen: number;
  @Field(() => DayScalar) nextAssessmentOn: Day;
  @Field(() => Boolean) isOverdue: boolean;
  @Field(() => Boolean, { description: 'Belongs to another unit by now, or to none.' }) hasLeftUnit: boolean;
  @Field(() => Boolean) isTermOver: boolean;
  @Field(() => Boolean, { description: 'Appointed from a published list that was corrected since and no longer names them: somebody has to look at it.' }) isOffList: boolean;
  @Field(() => String, { nullable: true, description: 'The evidence that the next assessment would miss; null when all is there.' }) missingEvidence: string | null;
  @Field(() => [TitleEvidenceView]) evidence: TitleEvidenceView[];
  @Field(() => HeldAssessmentView, { nullable: true, description: 'The newest.' }) assessment: HeldAssessmentView | null;
}

@ObjectType('TitleMotion', { description: 'What one officer put forward and another confirms.' })
export class TitleMotionView {
  @Field(() => ID) id: string;
  @Field(() => String, { description: 'enter, end' }) kind: string;
  @Field(() => String) memberName: string;
  @Field(() => String) levelName: string;
  @Field(() => String, { nullable: true, description: END_KINDS.join(', ') }) endKind: string | null;
  @Field(() => DayScalar, { nullable: true }) fromOn: Day | null;
  @Field(() => String) reason: string;
  @Field(() => String) requestedBy: string;
  @Field(() => DateTime) requestedAt: Date;
  @Field(() => Boolean) canConfirm: boolean;
  @Field(() => Boolean) canCancel: boolean;
}

@ObjectType('PostingWinner', { description: 'Somebody on the published list of a posting who is not in a place yet.' })
export class PostingWinnerView {
  @Field(() => ID) entryId: string;
  @Field(() => String) name: string;
  @Field(() => String) unitName: string;
  @Field(() => Int) rank: number;
}

@ObjectType('DeskPosting')
export class DeskPostingView extends TitlePostingView {
  @Field(() => Int) nominations: number;
  @Field(() => [PostingWinnerView], { description: 'Once the list is published.' }) winners: PostingWinnerView[];
}

@ObjectType('TitleDeskAbilities')
export class TitleDeskAbilitiesView {
  @Field(() => Boolean) canDefine: boolean;
  @Field(() => Boolean) canGrant: boolean;
  @Field(() => Boolean) canExamine: boolean;
  @Field(() => Boolean) canPost: boolean;
}

@ObjectType('TitleDesk', { description: 'Everything the office does about one title.' })
export class TitleDeskView {
  @Field(() => ID) id: string;
  @Field(() => TitleView) title: TitleView;
  @Field(() => Int) versionNumber: number;
  @Field(() => JsonScalar, { description: 'The document it is held by.' }) content: unknown;
  @Field(() => [TitleHoldingView], { description: 'What is due first stands first.' }) holdings: TitleHoldingView[];
  @Field(() => [TitleMotionView], { description: 'Waiting to be confirmed.' }) motions: TitleMotionView[];
  @Field(() => [DeskPostingView], { description: 'Newest first.' }) postings: DeskPostingView[];
  @Field(() => TitleDeskAbilitiesView) abilities: TitleDeskAbilitiesView;
}
export const TitleDeskOrRefusal = orRefusal('TitleDesk', TitleDeskView);

@ObjectType('AssessorCandidate', { description: 'Who could mark this holder; whoever must stand back says why.' })
export class AssessorCandidateView {
  @Field(() => ID) accountId: string;
  @Field(() => String) name: string;
  @Field(() => Boolean, { description: 'A judge; an officer of the city otherwise.' }) isJudge: boolean;
  @Field(() => String, { nullable: true }) conflict: string | null;
}

@InputType()
export class DefineTitleInput {
  @Field(() => String) @IsString() @MaxLength(30) code: string;
  @Field(() => String) @IsString() @MaxLength(40) name: string;
  @Field(() => JsonScalar) @IsObject() content: unknown;
}

@InputType()
export class ReviseTitleInput {
  @Field(() => ID) @IsUUID() titleId: string;
  @Field(() => JsonScalar) @IsObject() content: unknown;
  @Field(() => String) @IsString() @MaxLength(500) reason: string;
}

@InputType()
export class EnterHolderInput {
  @Field(() => ID) @IsUUID() titleId: string;
  @Field(() => String) @IsString() @MaxLength(30) level: string;
  @Field(() => String) @IsString() @MaxLength(40) memberNo: string;
  @Field(() => DayScalar) @Matches(DAY) fromOn: Day;
  @Field(() => DayScalar, { nullable: true }) @IsOptional() @Matches(DAY) nextAssessmentOn?: Day | null;
  @Field(() => String, { description: 'The document that granted it.' }) @IsString() @MaxLength(500) reason: string;
}

const ENDS = END_KINDS.filter((kind) => kind !== 'failed');

@InputType()
export class EndTitleInput {
  @Field(() => ID) @IsUUID() holdingId: string;
  @Field(() => String, { description: ENDS.join(', ') }) @IsIn(ENDS) endKind: Exclude<EndKind, 'failed'>;
  @Field(() => String) @IsString() @MaxLength(500) reason: string;
}

@InputType()
export class OpenTitleAssessmentInput {
  @Field(() => ID) @IsUUID() holdingId: string;
  @Field(() => [ID]) @IsArray() @ArrayMaxSize(50) @IsUUID(undefined, { each: true }) assessorIds: string[];
}

@InputType()
export class SettleTitleEvidenceInput {
  @Field(() => ID) @IsUUID() evidenceId: string;
  @Field(() => Boolean) @IsBoolean() isAccepted: boolean;
  @Field(() => String, { nullable: true, description: 'Needed to reject it.' }) @IsOptional() @IsString() @MaxLength(500) reason?: string | null;
}

@InputType()
export class PostVacancyInput {
  @Field(() => ID) @IsUUID() titleId: string;
  @Field(() => String) @IsString() @MaxLength(30) level: string;
  @Field(() => Int) @IsInt() @Min(1) @Max(1_000) places: number;
  @Field(() => String, { nullable: true, description: 'As the title has them when left out.' }) @IsOptional() @IsString() @MaxLength(2_000) conditions?: string | null;
  @Field(() => DayScalar, { nullable: true, description: 'Today when left out.' }) @IsOptional() @Matches(DAY) fromOn?: Day | null;
}
