import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { DateTime, orRefusal } from '@jiangong/platform';
import { ArrayMaxSize, IsArray, IsIn, IsInt, IsOptional, IsString, IsUUID, Max, MaxLength, Min, ValidateNested } from 'class-validator';
import { Type } from 'class-transformer';
import { RankingChangeView } from '../rescorings/public';

@ObjectType('WeightAsked')
export class WeightAskedView {
  @Field(() => String) criterion: string;
  @Field(() => Int) weight: number;
}

@ObjectType('WhatIf', { description: 'A question to the frozen marks of a run under other rules, and its answer. It changed nothing.' })
export class WhatIfView {
  @Field(() => ID) id: string;
  @Field(() => ID) runId: string;
  @Field(() => String, { nullable: true }) askedBy: string | null;
  @Field(() => DateTime) askedAt: Date;
  @Field(() => String, { description: 'computing (a worker is choosing the list), answered or failed' }) state: string;
  @Field(() => String, { nullable: true, description: 'Why no list could be chosen; in the language of the request.' }) problem: string | null;
  @Field(() => Boolean, { nullable: true, description: 'Where one list is chosen as a whole: whether any keeps the rules under this ranking. Null elsewhere and until answered.' }) hasList: boolean | null;
  @Field(() => String, { description: 'mean, median, trimmed, zscore or calibrated' }) method: string;
  @Field(() => Int, { description: 'Totals left out at each end.' }) trim: number;
  @Field(() => Int) minJudges: number;
  @Field(() => [WeightAskedView]) weights: WeightAskedView[];
  @Field(() => Int) entering: number;
  @Field(() => Int) leaving: number;
  @Field(() => Int, { description: 'Entries whose rank moves.' }) moved: number;
  @Field(() => [RankingChangeView], { description: 'Against the run, in the order of the new ranking.' }) changes: RankingChangeView[];
}

export const WhatIfOrRefusal = orRefusal('WhatIf', WhatIfView);

@InputType()
export class WeightInput {
  @Field(() => String) @IsString() @MaxLength(100) criterion: string;
  @Field(() => Int) @IsInt() @Min(0) @Max(1000) weight: number;
}

@InputType()
export class WhatIfInput {
  @Field(() => ID) @IsUUID() runId: string;
  @Field(() => String, { nullable: true, description: 'mean, median, trimmed, zscore or calibrated; the rules’ own without it.' })
  @IsOptional() @IsIn(['mean', 'median', 'trimmed', 'zscore', 'calibrated'])
  method?: string | null;
  @Field(() => Int, { nullable: true, description: 'Totals left out at each end; means the trimmed method.' })
  @IsOptional() @IsInt() @Min(0) @Max(10)
  trim?: number | null;
  @Field(() => [WeightInput], { nullable: true, description: 'Those that change.' })
  @IsOptional() @IsArray() @ArrayMaxSize(50) @ValidateNested({ each: true }) @Type(() => WeightInput)
  weights?: WeightInput[] | null;
  @Field(() => Int, { nullable: true }) @IsOptional() @IsInt() @Min(1) @Max(100) minJudges?: number | null;
}
