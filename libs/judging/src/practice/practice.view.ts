import { Field, Float, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { DateTime, JsonScalar, orRefusal } from '@jiangong/platform';
import { RoundView } from '@jiangong/programme';
import { ArrayMaxSize, ArrayMinSize, IsBoolean, IsObject, IsOptional, IsString, IsUUID, MaxLength, ValidateNested } from 'class-validator';
import { Type } from 'class-transformer';
import { CriterionView } from '../sheets/public';

@ObjectType('PracticeField')
export class PracticeFieldView {
  @Field(() => String) label: string;
  @Field(() => String) value: string;
}

@ObjectType('PracticeSheet', { description: 'A sample with the judge’s own practice marks; never counted.' })
export class PracticeSheetView {
  @Field(() => ID) sampleId: string;
  @Field(() => Int) number: number;
  @Field(() => String) title: string;
  @Field(() => [PracticeFieldView]) fields: PracticeFieldView[];
  @Field(() => JsonScalar, { description: 'Thousandths by criterion code.' }) marks: Readonly<Record<string, number>>;
  @Field(() => JsonScalar, { description: 'Measured values by criterion code, thousandths.' }) measured: Readonly<Record<string, number>>;
  @Field(() => Int, { nullable: true, description: 'Thousandths; null until every criterion has a mark.' }) total: number | null;
  @Field(() => Int, { nullable: true, description: 'Mean total of the panel (thousandths), told once one’s own is handed in, and everybody’s or practice is over; never of fewer than three.' }) panelMean: number | null;
  @Field(() => DateTime, { nullable: true }) lockedAt: Date | string | null;
}

@ObjectType('Practice', { description: 'What a judge may try the rubric on before judging opens.' })
export class PracticeView {
  roundId: string;
  @Field(() => RoundView) round?: RoundView;
  @Field(() => Boolean, { description: 'False once judging has begun.' }) isOpen: boolean;
  @Field(() => [CriterionView]) rubric: CriterionView[];
  @Field(() => [PracticeSheetView]) sheets: PracticeSheetView[];
}

export const PracticeOrRefusal = orRefusal('Practice', PracticeView);

@ObjectType('Agreement', { description: 'How far judges agree; a figure is null where it is not defined.' })
export class AgreementView {
  @Field(() => Float, { nullable: true, description: 'Of a single judge.' }) icc21: number | null;
  @Field(() => Float, { nullable: true, description: 'Of the panel’s mean.' }) icc2k: number | null;
  @Field(() => Float, { nullable: true, description: 'Krippendorff’s α.' }) alpha: number | null;
  @Field(() => Float, { nullable: true, description: 'Kendall’s W.' }) kendallW: number | null;
}

@ObjectType('CriterionAgreement')
export class CriterionAgreementView {
  @Field(() => String) criterion: string;
  @Field(() => String) name: string;
  @Field(() => AgreementView) agreement: AgreementView;
}

@ObjectType('PracticeJudge')
export class PracticeJudgeView {
  @Field(() => ID) accountId: string;
  @Field(() => String) name: string;
  @Field(() => Int, { description: 'Practice sheets handed in.' }) locked: number;
  @Field(() => Int, { nullable: true, description: 'Above (+) or below (−) the others on the same samples, thousandths.' }) offset: number | null;
}

@ObjectType('PracticeSample', { description: 'A sample as it was laid out.' })
export class PracticeSampleView {
  @Field(() => Int) number: number;
  @Field(() => String) title: string;
  @Field(() => [PracticeFieldView]) fields: PracticeFieldView[];
}

@ObjectType('PracticeReport', { description: 'How far the panel agrees before it judges in earnest.' })
export class PracticeReportView {
  @Field(() => Int) planned: number;
  @Field(() => Int) samples: number;
  @Field(() => [PracticeSampleView], { description: 'To be read, and taken up again where they are changed.' }) laidOut: PracticeSampleView[];
  @Field(() => Boolean, { description: 'Whether samples may still be laid out and marked.' }) isOpen: boolean;
  @Field(() => AgreementView) agreement: AgreementView;
  @Field(() => String, { nullable: true, description: 'green, amber or red, by the reliability of the panel’s mean; null with too little to say.' }) light: string | null;
  @Field(() => [CriterionAgreementView]) criteria: CriterionAgreementView[];
  @Field(() => [PracticeJudgeView]) judges: PracticeJudgeView[];
}

export const PracticeReportOrRefusal = orRefusal('PracticeReport', PracticeReportView);

@InputType()
export class PracticeFieldInput {
  @Field(() => String) @IsString() @MaxLength(60) label: string;
  @Field(() => String) @IsString() @MaxLength(5_000) value: string;
}

@InputType()
export class PracticeSampleInput {
  @Field(() => String) @IsString() @MaxLength(120) title: string;
  @Field(() => [PracticeFieldInput]) @ValidateNested({ each: true }) @Type(() => PracticeFieldInput) @ArrayMinSize(1) @ArrayMaxSize(30) fields: PracticeFieldInput[];
}

@InputType()
export class SetPracticeInput {
  @Field(() => ID) @IsUUID() roundId: string;
  @Field(() => [PracticeSampleInput]) @ValidateNested({ each: true }) @Type(() => PracticeSampleInput) @ArrayMinSize(1) @ArrayMaxSize(50) samples: PracticeSampleInput[];
}

@InputType()
export class SavePracticeInput {
  @Field(() => ID) @IsUUID() sampleId: string;
  @Field(() => JsonScalar, { nullable: true, description: 'Thousandths by criterion code.' }) @IsOptional() @IsObject() marks?: Record<string, number> | null;
  @Field(() => JsonScalar, { nullable: true, description: 'Measured values by criterion code, thousandths.' }) @IsOptional() @IsObject() measured?: Record<string, number> | null;
  @Field(() => Boolean, { nullable: true, description: 'Hands the sheet in.' }) @IsOptional() @IsBoolean() lock?: boolean | null;
}
