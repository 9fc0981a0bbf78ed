import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { orRefusal } from '@jiangong/platform';
import { ArrayMaxSize, ArrayMinSize, IsIn, IsInt, IsOptional, IsUUID, Min, ValidateNested } from 'class-validator';
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
}

@ObjectType('PanelAbilities')
export class PanelAbilitiesView {
  @Field(() => Boolean) canAppoint: boolean;
  @Field(() => Boolean) canAssign: boolean;
}

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
  @Field(() => [NamedJudgeInput])
  @ValidateNested({ each: true }) @Type(() => NamedJudgeInput) @ArrayMinSize(1) @ArrayMaxSize(MAX_PANEL)
  judges: NamedJudgeInput[];
}
