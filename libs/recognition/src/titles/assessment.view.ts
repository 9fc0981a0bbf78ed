import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import type { Day } from '@jiangong/kernel';
import { DateTime, DayScalar, orRefusal } from '@jiangong/platform';
import { ArrayMaxSize, IsArray, IsBoolean, IsInt, IsString, IsUUID, Matches, Max, MaxLength, Min, ValidateNested } from 'class-validator';
import { Type } from 'class-transformer';

@ObjectType('TitleEvidence', { description: 'What a holder shows for the assessment.' })
export class TitleEvidenceView {
  @Field(() => ID) id: string;
  @Field(() => String) code: string;
  @Field(() => String) kindName: string;
  @Field(() => String) title: string;
  @Field(() => DayScalar) onDay: Day;
  @Field(() => String, { description: 'claimed, verified, rejected' }) state: string;
  @Field(() => String) reason: string;
}

@ObjectType('AssessedPart')
export class AssessedPartView {
  @Field(() => String) code: string;
  @Field(() => String) name: string;
  @Field(() => Int) weight: number;
  @Field(() => Int, { nullable: true, description: 'The asker’s own mark, thousandths.' }) mark: number | null;
}

@ObjectType('TitleAssessment', { description: 'A holder whom the asker was named to mark.' })
export class TitleAssessmentView {
  @Field(() => ID) id: string;
  @Field(() => String) titleName: string;
  @Field(() => String) levelName: string;
  @Field(() => String) holderName: string;
  @Field(() => String) unitName: string;
  @Field(() => DayScalar) fromOn: Day;
  @Field(() => DayScalar) dueOn: Day;
  @Field(() => String) state: string;
  @Field(() => [AssessedPartView]) parts: AssessedPartView[];
  @Field(() => [TitleEvidenceView], { description: 'What an officer has looked at.' }) evidence: TitleEvidenceView[];
  @Field(() => DateTime, { nullable: true, description: 'Handed in; not to be changed.' }) lockedAt: Date | null;
}
export const TitleAssessmentOrRefusal = orRefusal('TitleAssessment', TitleAssessmentView);

@ObjectType('NeededEvidence')
export class NeededEvidenceView {
  @Field(() => String) code: string;
  @Field(() => String) name: string;
  @Field(() => Int, { description: 'It may be so many months old.' }) withinMonths: number;
  @Field(() => Boolean, { description: 'As of today.' }) isShown: boolean;
}

@ObjectType('OwnTitle', { description: 'A title of one’s own and what the next assessment asks.' })
export class OwnTitleView {
  @Field(() => ID) id: string;
  @Field(() => String) titleName: string;
  @Field(() => String) levelName: string;
  @Field(() => DayScalar) fromOn: Day;
  @Field(() => DayScalar) untilOn: Day;
  @Field(() => DayScalar, { nullable: true }) endedOn: Day | null;
  @Field(() => String, { nullable: true }) endKind: string | null;
  @Field(() => DayScalar) nextAssessmentOn: Day;
  @Field(() => Boolean) isOverdue: boolean;
  @Field(() => Int) allowanceFen: number;
  @Field(() => Int, { description: 'Thousandths.' }) passMark: number;
  @Field(() => [AssessedPartView]) parts: AssessedPartView[];
  @Field(() => [NeededEvidenceView]) needed: NeededEvidenceView[];
  @Field(() => [TitleEvidenceView]) evidence: TitleEvidenceView[];
}
export const OwnTitleOrRefusal = orRefusal('OwnTitle', OwnTitleView);

@InputType()
export class TitleMarkInput {
  @Field(() => String) @IsString() @MaxLength(30) part: string;
  @Field(() => Int, { description: 'Thousandths.' }) @IsInt() @Min(0) @Max(100_000) value: number;
}

@InputType()
export class SaveTitleMarksInput {
  @Field(() => ID) @IsUUID() assessmentId: string;
  @Field(() => [TitleMarkInput]) @IsArray() @ArrayMaxSize(20) @ValidateNested({ each: true }) @Type(() => TitleMarkInput) marks: TitleMarkInput[];
  @Field(() => Boolean, { description: 'Hands them in for good.' }) @IsBoolean() isFinal: boolean;
}

@InputType()
export class ClaimTitleEvidenceInput {
  @Field(() => ID) @IsUUID() holdingId: string;
  @Field(() => String) @IsString() @MaxLength(30) code: string;
  @Field(() => String) @IsString() @MaxLength(120) title: string;
  @Field(() => DayScalar) @Matches(/^\d{4}-\d\d-\d\d$/) onDay: Day;
}
