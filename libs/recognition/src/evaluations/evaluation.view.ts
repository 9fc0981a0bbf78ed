import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { DateTime, JsonScalar, orRefusal } from '@jiangong/platform';
import { IsInt, IsString, IsUUID, Length, Max, MaxLength, Min } from 'class-validator';
import { SOURCES, type Source } from './scheme.rules';

@ObjectType('EvaluationIndicator')
export class EvaluationIndicatorView {
  @Field(() => String) code: string;
  @Field(() => String) group: string;
  @Field(() => String) name: string;
  @Field(() => String) text: string;
  @Field(() => Int, { description: 'Points; all add to 100.' }) weight: number;
  @Field(() => String, { description: `${SOURCES.join(', ')}. Likes, views and online time cannot be named.` }) source: Source;
}

@ObjectType('EvaluationLine')
export class EvaluationLineView {
  @Field(() => String) indicator: string;
  @Field(() => Int, { nullable: true, description: 'Counts, or thousandths of a share; null when nothing is known.' }) value: number | null;
  @Field(() => Int, { description: 'Thousandths of a point.' }) score: number;
}

@ObjectType('EvaluationEvidence')
export class EvaluationEvidenceView {
  @Field(() => ID) districtId: string;
  @Field(() => String) indicator: string;
  @Field(() => Int) value: number;
  @Field(() => String) proof: string;
  @Field(() => Boolean, { description: 'Only what the city confirmed counts.' }) isConfirmed: boolean;
}

@ObjectType('EvaluationAnswer')
export class EvaluationAnswerView {
  @Field(() => ID) id: string;
  @Field(() => String) text: string;
  @Field(() => String) byName: string;
  @Field(() => DateTime) at: Date;
}

@ObjectType('EvaluationSheet', { description: 'A district’s year, indicator by indicator.' })
export class EvaluationSheetView {
  @Field(() => ID) districtId: string;
  @Field(() => String) districtName: string;
  @Field(() => [EvaluationLineView]) lines: EvaluationLineView[];
  @Field(() => Int, { description: 'Thousandths of a point.' }) total: number;
  @Field(() => String) grade: string;
  @Field(() => Int, { nullable: true, description: 'To a district only once it is published.' }) rank: number | null;
  @Field(() => [EvaluationAnswerView]) answers: EvaluationAnswerView[];
}

@ObjectType('EvaluatedDistrict')
export class EvaluatedDistrictView {
  @Field(() => ID) id: string;
  @Field(() => String) name: string;
}

@ObjectType('EvaluationAbilities')
export class EvaluationAbilitiesView {
  @Field(() => Boolean) canArrange: boolean;
  @Field(() => Boolean) canSign: boolean;
  @Field(() => Boolean, { description: 'State evidence and answer, for the districts one leads.' }) canState: boolean;
}

@ObjectType('DistrictEvaluation', { description: 'The evaluation of a year: the city and the auditor see every district, a district its own sheet.' })
export class DistrictEvaluationView {
  @Field(() => Int) year: number;
  @Field(() => Int, { nullable: true, description: 'The version of the indicators.' }) version: number | null;
  @Field(() => JsonScalar, { nullable: true, description: 'The indicator tree as it can be saved again.' }) scheme: unknown;
  @Field(() => [EvaluationIndicatorView]) indicators: EvaluationIndicatorView[];
  @Field(() => String, { nullable: true, description: 'computed, awaiting_signature, published; null before anything was reckoned.' }) state: string | null;
  @Field(() => String, { nullable: true }) contentHash: string | null;
  @Field(() => DateTime, { nullable: true }) computedAt: Date | null;
  @Field(() => DateTime, { nullable: true }) publishedAt: Date | null;
  @Field(() => [String], { description: 'Who signed.' }) signers: string[];
  @Field(() => Int, { description: 'How many districts were reckoned.' }) districtCount: number;
  @Field(() => [EvaluatedDistrictView], { description: 'Those the actor sees, in the order of the tree.' }) districts: EvaluatedDistrictView[];
  @Field(() => [EvaluationSheetView]) sheets: EvaluationSheetView[];
  @Field(() => [EvaluationEvidenceView]) evidence: EvaluationEvidenceView[];
  @Field(() => EvaluationAbilitiesView) abilities: EvaluationAbilitiesView;
}
export const DistrictEvaluationOrRefusal = orRefusal('DistrictEvaluation', DistrictEvaluationView);

@InputType()
export class SaveSchemeInput {
  @Field(() => Int) @IsInt() @Min(2000) @Max(2100) year: number;
  @Field(() => JsonScalar, { nullable: true, description: 'The indicator tree; null takes the standard one.' }) content?: unknown;
  @Field(() => String) @IsString() @MaxLength(300) reason: string;
}

@InputType()
export class StateEvidenceInput {
  @Field(() => Int) @IsInt() @Min(2000) @Max(2100) year: number;
  @Field(() => ID) @IsUUID() districtId: string;
  @Field(() => String) @IsString() @MaxLength(40) indicator: string;
  @Field(() => Int) @IsInt() @Min(0) @Max(1_000_000_000) value: number;
  @Field(() => String) @IsString() @MaxLength(300) proof: string;
}

@InputType()
export class SignEvaluationInput {
  @Field(() => Int) @IsInt() year: number;
  @Field(() => String) @IsString() @Length(64, 64) contentHash: string;
}

@InputType()
export class AnswerEvaluationInput {
  @Field(() => Int) @IsInt() year: number;
  @Field(() => ID) @IsUUID() districtId: string;
  @Field(() => String) @IsString() @MaxLength(1_000) text: string;
}
