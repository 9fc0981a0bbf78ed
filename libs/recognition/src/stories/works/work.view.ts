import { ArgsType, Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import type { Refusal } from '@jiangong/kernel';
import { connectionOf, DateTime, orRefusal, PageArgs } from '@jiangong/platform';
import { IsBoolean, IsIn, IsInt, IsOptional, IsString, IsUUID, Matches, MaxLength } from 'class-validator';
import { FindingView } from '../../moderation/public';
import { RETURN_WORK_REASONS, WITHDRAW_WORK_REASONS, type WorkAct, type WorkReason, type WorkState } from './work.entity';
import type { OfficeAct } from './work.rules';

const CODE = /^[A-Za-z0-9_-]{1,40}$/;
const REASONS = [...new Set([...RETURN_WORK_REASONS, ...WITHDRAW_WORK_REASONS])];

@ObjectType('WorkOutcome', { description: 'A result as handed in. Verified and unverified ones are never added together.' })
export class WorkOutcomeView {
  @Field(() => String, { description: 'indicator, direct, indirect' }) kind: string;
  @Field(() => String) name: string;
  @Field(() => String, { description: 'A decimal, as handed in.' }) value: string;
  @Field(() => String) unit: string;
  @Field(() => String, { nullable: true, description: 'Of what: per unit, per year, per overhaul.' }) base: string | null;
  @Field(() => Boolean, { description: 'Signed by the finance officer of the unit.' }) isVerified: boolean;
}

@ObjectType('WorkSection')
export class WorkSectionView {
  @Field(() => String) title: string;
  @Field(() => String) text: string;
}

@ObjectType('Work', { description: 'A work everybody may see: looked at and approved.' })
export class WorkView {
  @Field(() => ID) id: string;
  @Field(() => String) title: string;
  @Field(() => String) categoryCode: string;
  @Field(() => String) categoryName: string;
  @Field(() => String) programmeCode: string;
  @Field(() => String) periodCode: string;
  @Field(() => String) periodName: string;
  @Field(() => String, { description: 'Names only, in their order.' }) authors: string;
  @Field(() => ID, { nullable: true, description: 'Of `publicPerson`: the first author; null for who wants no page.' }) personId: string | null;
  @Field(() => ID) organizationId: string;
  @Field(() => String) organizationName: string;
  @Field(() => ID, { nullable: true }) districtId: string | null;
  @Field(() => String, { nullable: true }) districtName: string | null;
  @Field(() => String) summary: string;
  @Field(() => [WorkSectionView], { nullable: true, description: 'On the page of the work only.' }) sections?: WorkSectionView[] | null;
  @Field(() => [WorkOutcomeView]) outcomes: WorkOutcomeView[];
  @Field(() => Boolean) isAwarded: boolean;
  @Field(() => String, { nullable: true, description: 'What the published list conferred on it.' }) honourTitle: string | null;
  @Field(() => DateTime) publishedAt: Date;
  videoMediaId: string | null;
  coverMediaId: string | null;
  imageMediaIds: string[];
}

export const WorkConnection = connectionOf('Work', WorkView);

@ObjectType('WorkPage')
export class WorkPageView {
  @Field(() => WorkView) work: WorkView;
  @Field(() => [WorkView], { description: 'Others of the same unit, newest first.' }) others: WorkView[];
}

@ObjectType('WorkPeriod', { description: 'A period with public works.' })
export class WorkPeriodView {
  @Field(() => String) code: string;
  @Field(() => String) name: string;
}

@ArgsType()
export class WorksArgs extends PageArgs {
  @Field(() => String, { defaultValue: 'five_small' }) @Matches(CODE) programme: string;
  @Field(() => String, { nullable: true }) @IsOptional() @Matches(CODE) period?: string | null;
  @Field(() => String, { nullable: true }) @IsOptional() @Matches(CODE) category?: string | null;
  @Field(() => ID, { nullable: true }) @IsOptional() @IsUUID() districtId?: string | null;
  @Field(() => String, { nullable: true, description: 'Words of the title, the authors, the unit or the text.' })
  @IsOptional() @IsString() @MaxLength(60)
  search?: string | null;
  @Field(() => Boolean, { nullable: true, description: 'Only those with a video.' }) @IsOptional() @IsBoolean() hasVideo?: boolean | null;
  @Field(() => Boolean, { nullable: true, description: 'Only those on a published list.' }) @IsOptional() @IsBoolean() isAwarded?: boolean | null;
}

@ObjectType('WorkStep')
export class WorkStepView {
  @Field(() => String, { description: 'receive, approve, return, withdraw, resubmit' }) act: WorkAct;
  @Field(() => String, { nullable: true }) reasonCode: WorkReason | null;
  @Field(() => String, { nullable: true }) reason: string | null;
  @Field(() => String, { nullable: true }) byName: string | null;
  @Field(() => DateTime) at: Date;
}

@ObjectType('WorkReviewAbilities')
export class WorkReviewAbilitiesView {
  @Field(() => Boolean) canApprove: boolean;
  @Field(() => Boolean) canReturn: boolean;
  @Field(() => Boolean) canWithdraw: boolean;
}

@ObjectType('WorkObstacle', { description: 'What stands against showing a work for now.' })
export class WorkObstacleView {
  @Field(() => String, { description: 'WORK_FILM_NOT_READY, WORK_FILM_REFUSED, WORK_OF_MODERATOR' }) code: string;
  @Field(() => String, { description: 'In the language of the request.' }) message: string;
}

@ObjectType('WorkReview', { description: 'A work as the office looks at it before, and after, it is public.' })
export class WorkReviewView {
  @Field(() => ID) id: string;
  @Field(() => ID) entryId: string;
  @Field(() => WorkView) work: WorkView;
  @Field(() => String, { description: 'pending, approved, returned, withdrawn' }) state: WorkState;
  @Field(() => String, { nullable: true, description: REASONS.join(', ') }) reasonCode: WorkReason | null;
  @Field(() => String, { nullable: true }) reason: string | null;
  @Field(() => DateTime) receivedAt: Date;
  @Field(() => Int, { description: 'Sent back with the decision: what changed since, in the work or its files, is not decided on.' }) version: number;
  @Field(() => [FindingView], { description: 'In the title.' }) titleFindings: FindingView[];
  @Field(() => [[FindingView]], { description: 'In each of the sections, in their order.' }) sectionFindings: FindingView[][];
  @Field(() => [WorkStepView], { description: 'Newest first.' }) steps: WorkStepView[];
  @Field(() => WorkReviewAbilitiesView) abilities: WorkReviewAbilitiesView;
  /** Said in the language of the request by the resolver. */
  standsAgainst: Refusal | null;
}

export const WorkReviewConnection = connectionOf('WorkReview', WorkReviewView);
export const WorkReviewOrRefusal = orRefusal('WorkReview', WorkReviewView);

const STATES = ['pending', 'approved', 'returned', 'withdrawn'] as const satisfies readonly WorkState[];
const ACTS = ['approve', 'return', 'withdraw'] as const satisfies readonly OfficeAct[];

@ArgsType()
export class WorksToModerateArgs extends PageArgs {
  @Field(() => String, { defaultValue: 'pending' }) @IsIn(STATES) state: WorkState;
}

@InputType()
export class ModerateWorkInput {
  @Field(() => ID) @IsUUID() id: string;
  @Field(() => String, { description: ACTS.join(', ') }) @IsIn(ACTS) act: OfficeAct;
  @Field(() => Int) @IsInt() version: number;
  @Field(() => String, { nullable: true, description: REASONS.join(', ') }) @IsOptional() @IsIn(REASONS) reasonCode?: WorkReason | null;
  @Field(() => String, { nullable: true }) @IsOptional() @IsString() @MaxLength(500) reason?: string | null;
}

@ObjectType('OwnWorkAbilities')
export class OwnWorkAbilitiesView {
  @Field(() => Boolean, { description: 'To be looked at again: it came back, or one had taken it back.' }) canOffer: boolean;
  @Field(() => Boolean, { description: 'Take the consent to show it back.' }) canWithdraw: boolean;
}

@ObjectType('OwnWork', { description: 'One’s own work and whether it is shown.' })
export class OwnWorkView {
  @Field(() => ID) id: string;
  @Field(() => ID) entryId: string;
  @Field(() => String) title: string;
  @Field(() => String) state: WorkState;
  @Field(() => String, { nullable: true }) reasonCode: WorkReason | null;
  @Field(() => String, { nullable: true }) reason: string | null;
  @Field(() => String) categoryName: string;
  @Field(() => String) periodName: string;
  @Field(() => String) programmeCode: string;
  @Field(() => DateTime) receivedAt: Date;
  @Field(() => DateTime, { nullable: true }) publishedAt: Date | null;
  @Field(() => OwnWorkAbilitiesView) abilities: OwnWorkAbilitiesView;
}

export const OwnWorkOrRefusal = orRefusal('OwnWork', OwnWorkView);
