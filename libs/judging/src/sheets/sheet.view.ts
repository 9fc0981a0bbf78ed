import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { DateTime, JsonScalar, orRefusal } from '@jiangong/platform';
import { RoundView } from '@jiangong/programme';
import { IsIn, IsInt, IsObject, IsOptional, IsString, IsUUID, MaxLength, Min } from 'class-validator';
import { RECUSAL_REASONS, type RecusalReason } from './sheet.rules';

@ObjectType('CriterionLevel')
export class CriterionLevelView {
  @Field(() => Int, { description: 'Thousandths.' }) from: number;
  @Field(() => String) name: string;
  @Field(() => String) description: string;
}

@ObjectType('Criterion', { description: 'One line of the rubric the round runs by. Marks are in thousandths.' })
export class CriterionView {
  @Field(() => String) code: string;
  @Field(() => String) name: string;
  @Field(() => Int) weight: number;
  @Field(() => Int) max: number;
  @Field(() => Int) step: number;
  @Field(() => [CriterionLevelView]) levels: CriterionLevelView[];
}

@ObjectType('Mark')
export class MarkView {
  @Field(() => String) criterion: string;
  @Field(() => Int, { description: 'Thousandths.' }) value: number;
  @Field(() => DateTime) savedAt: Date | string;
}

@ObjectType('MarkRevision')
export class MarkRevisionView {
  @Field(() => String) criterion: string;
  @Field(() => Int, { nullable: true }) previous: number | null;
  @Field(() => Int) value: number;
  @Field(() => Int) revision: number;
  @Field(() => DateTime) savedAt: Date | string;
  @Field(() => String, { nullable: true, description: 'Given after the lock.' }) reason: string | null;
}

@ObjectType('AnsweredField', { description: 'One field of the entry form with what was answered.' })
export class AnsweredFieldView {
  @Field(() => String) label: string;
  @Field(() => String) kind: string;
  @Field(() => JsonScalar, { nullable: true }) value: unknown;
}

@ObjectType('SheetEntry', { description: 'The entry as its judge sees it: the version that is judged.' })
export class SheetEntryView {
  @Field(() => String) code: string;
  @Field(() => String) title: string;
  @Field(() => String) categoryName: string;
  @Field(() => String, { nullable: true }) organizationName: string | null;
  @Field(() => [AnsweredFieldView]) fields: AnsweredFieldView[];
}

@ObjectType('SheetAbilities')
export class SheetAbilitiesView {
  @Field(() => Boolean) canMark: boolean;
  @Field(() => Boolean) canLock: boolean;
  @Field(() => Boolean) canAmend: boolean;
  @Field(() => Boolean) canRecuse: boolean;
}

@ObjectType('Sheet', { description: "A judge's own marks for one entry." })
export class SheetView {
  @Field(() => ID) id: string;
  @Field(() => String, { description: 'open, locked or recused' }) state: string;
  @Field(() => Int, { description: 'Grows with every save; the next mark must name it.' }) revision: number;
  @Field(() => String) comment: string;
  @Field(() => DateTime, { nullable: true }) lockedAt: Date | string | null;
  @Field(() => Int, { nullable: true, description: 'Thousandths; null until every criterion has a mark.' }) total: number | null;
  @Field(() => [CriterionView]) rubric: CriterionView[];
  @Field(() => [MarkView]) marks: MarkView[];
  @Field(() => SheetAbilitiesView) abilities: SheetAbilitiesView;
  /** Present when the whole sheet was read; a mark just saved brings neither along unless asked. */
  entry?: SheetEntryView;
  revisions?: MarkRevisionView[];
}

export const SheetOrRefusal = orRefusal('Sheet', SheetView);

@ObjectType('QueueItem')
export class QueueItemView {
  @Field(() => ID) sheetId: string;
  @Field(() => String) entryCode: string;
  @Field(() => String) title: string;
  @Field(() => String) categoryName: string;
  @Field(() => String) state: string;
  @Field(() => Int, { description: 'Criteria that have a mark.' }) marked: number;
  @Field(() => Int) criteria: number;
}

@ObjectType('JudgingQueue', { description: 'What a judge has to do in one round.' })
export class JudgingQueueView {
  roundId: string;
  @Field(() => Int) total: number;
  @Field(() => Int) locked: number;
  @Field(() => [QueueItemView]) items: QueueItemView[];
  round?: RoundView;
}

@InputType()
export class SaveMarkInput {
  @Field(() => ID) @IsUUID() sheetId: string;
  @Field(() => String) @IsString() @MaxLength(64) criterion: string;
  @Field(() => Int, { description: 'Thousandths.' }) @IsInt() value: number;
  @Field(() => Int, { description: 'The revision the page knows.' }) @IsInt() @Min(0) revision: number;
}

@InputType()
export class SaveSheetInput {
  @Field(() => ID) @IsUUID() sheetId: string;
  @Field(() => JsonScalar, { description: 'Thousandths by criterion code.' }) @IsObject() marks: Record<string, number>;
  @Field(() => Int, { nullable: true }) @IsOptional() @IsInt() @Min(0) revision?: number | null;
}

@InputType()
export class SaveCommentInput {
  @Field(() => ID) @IsUUID() sheetId: string;
  @Field(() => String) @IsString() @MaxLength(2_000) comment: string;
}

@InputType()
export class AmendMarkInput {
  @Field(() => ID) @IsUUID() sheetId: string;
  @Field(() => String) @IsString() @MaxLength(64) criterion: string;
  @Field(() => Int, { description: 'Thousandths.' }) @IsInt() value: number;
  @Field(() => String) @IsString() @MaxLength(500) reason: string;
}

@InputType()
export class RecuseSheetInput {
  @Field(() => ID) @IsUUID() sheetId: string;
  @Field(() => String, { description: RECUSAL_REASONS.join(', ') }) @IsIn(RECUSAL_REASONS) reasonCode: RecusalReason;
  @Field(() => String, { nullable: true }) @IsOptional() @IsString() @MaxLength(500) reason?: string | null;
}
