import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { DateTime, orRefusal } from '@jiangong/platform';
import { ArrayMaxSize, ArrayMinSize, IsBoolean, IsIn, IsInt, IsOptional, IsString, IsUUID, MaxLength, Min, ValidateNested } from 'class-validator';
import { Type } from 'class-transformer';
import { MAX_PANEL } from './panel.rules';

const ROLES = ['chair', 'judge'] as const;

@ObjectType('PanelJudge', { description: 'A judge on a panel, or one who could be appointed.' })
export class PanelJudgeView {
  @Field(() => ID) accountId: string;
  @Field(() => String) name: string;
  @Field(() => String, { description: 'chair or judge' }) role: string;
  @Field(() => String, { nullable: true, description: 'Where the judge is a member; null for an outside expert.' }) organizationName: string | null;
  @Field(() => Int, { nullable: true, description: 'Most entries this judge may get; null is no limit.' }) loadLimit: number | null;
  @Field(() => Int) assigned: number;
  @Field(() => Int) locked: number;
  @Field(() => Int, { description: 'Entries of the round this judge must not see.' }) conflicts: number;
  @Field(() => Boolean, { description: 'Whether the judge has signed the declaration of the round; until then the queue is closed.' }) hasSigned: boolean;
}

@ObjectType('PanelAbilities')
export class PanelAbilitiesView {
  @Field(() => Boolean) canAppoint: boolean;
  @Field(() => Boolean, { description: 'Sheets are out: the panel changes only together with the assignment, and with a reason.' }) canRebalance: boolean;
  @Field(() => Boolean) canAssign: boolean;
}

@ObjectType('AssignmentMove', { description: 'A pair of judge and entry that came or went with a change of the panel.' })
export class AssignmentMoveView {
  @Field(() => ID) entryId: string;
  @Field(() => String) entryCode: string;
  @Field(() => String) title: string;
  @Field(() => ID) judgeId: string;
  @Field(() => String) judgeName: string;
  @Field(() => String, { description: 'In the terms of the assignment: least_loaded, moved_for_balance, not_listed, conflict …' }) reason: string;
  @Field(() => Boolean, { description: 'Of one that went: marks had been given on it, and are void now.' }) wasBegun: boolean;
}

@ObjectType('PanelVersionJudge')
export class PanelVersionJudgeView {
  @Field(() => ID) accountId: string;
  @Field(() => String) name: string;
  @Field(() => String, { description: 'chair or judge' }) role: string;
  @Field(() => Int, { nullable: true }) loadLimit: number | null;
}

@ObjectType('PanelVersion', { description: 'A panel as it was appointed, or would be.' })
export class PanelVersionView {
  @Field(() => Int) version: number;
  @Field(() => DateTime) appointedAt: Date | string;
  @Field(() => String, { nullable: true, description: 'Null when the platform brought it in.' }) appointedByName: string | null;
  @Field(() => String, { nullable: true }) reason: string | null;
  @Field(() => [PanelVersionJudgeView]) judges: PanelVersionJudgeView[];
  @Field(() => [PanelVersionJudgeView], { description: 'Who was not on the version before.' }) added: PanelVersionJudgeView[];
  @Field(() => [PanelVersionJudgeView], { description: 'Who was, and is not any more.' }) removed: PanelVersionJudgeView[];
  @Field(() => Boolean, { description: 'Whether the assignment was completed with it.' }) isRebalance: boolean;
  @Field(() => [AssignmentMoveView]) made: AssignmentMoveView[];
  @Field(() => [AssignmentMoveView]) released: AssignmentMoveView[];
  @Field(() => Int, { description: 'Pairs that stayed as they were.' }) kept: number;
}

export const PanelVersionOrRefusal = orRefusal('PanelVersion', PanelVersionView);

@ObjectType('Panel', { description: 'The judges appointed to a round.' })
export class PanelView {
  /** Not a field: downstream fields find the round by it. */
  roundId: string;
  @Field(() => ID) id: string;
  @Field(() => Int) version: number;
  @Field(() => [PanelJudgeView]) judges: PanelJudgeView[];
  @Field(() => PanelAbilitiesView) abilities: PanelAbilitiesView;
}

export const PanelOrRefusal = orRefusal('Panel', PanelView);

@InputType()
export class NamedJudgeInput {
  @Field(() => ID) @IsUUID() accountId: string;
  @Field(() => String, { defaultValue: 'judge' }) @IsIn(ROLES) role: 'chair' | 'judge';
  @Field(() => Int, { nullable: true }) @IsOptional() @IsInt() @Min(1) loadLimit?: number | null;
}

@InputType()
export class AppointPanelInput {
  @Field(() => ID) @IsUUID() roundId: string;
  @Field(() => Boolean, { defaultValue: false, description: 'Completes the assignment in the same commit; needed once sheets are out.' }) @IsBoolean() rebalance: boolean;
  @Field(() => String, { nullable: true, description: 'Needed with it.' }) @IsOptional() @IsString() @MaxLength(500) reason?: string | null;
  @Field(() => [NamedJudgeInput])
  @ValidateNested({ each: true }) @Type(() => NamedJudgeInput) @ArrayMinSize(1) @ArrayMaxSize(MAX_PANEL)
  judges: NamedJudgeInput[];
}

@InputType()
export class SubstitutePreviewInput {
  @Field(() => ID) @IsUUID() roundId: string;
  @Field(() => ID) @IsUUID() outJudgeId: string;
  @Field(() => ID) @IsUUID() inJudgeId: string;
}

@InputType()
export class SubstituteJudgeInput extends SubstitutePreviewInput {
  @Field(() => String) @IsString() @MaxLength(500) reason: string;
}
