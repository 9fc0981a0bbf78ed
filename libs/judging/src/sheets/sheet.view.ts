import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { DateTime, JsonScalar, orRefusal } from '@jiangong/platform';
import { RoundView } from '@jiangong/programme';
import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, IsIn, IsInt, IsObject, IsOptional, IsString, IsUUID, Matches, MaxLength, Min, ValidateNested } from 'class-validator';
import { ABSTENTION_REASONS, RECUSAL_REASONS, type AbstentionReason, type RecusalReason } from './sheet.rules';

/** A day's queue of a whole panel's worth of sheets stays below this. */
const MOST_SHEETS = 500;
const MOST_QUEUED = 500;

@ObjectType('CriterionLevel')
export class CriterionLevelView {
  @Field(() => Int, { description: 'Thousandths.' }) from: number;
  @Field(() => String) name: string;
  @Field(() => String) description: string;
}

@ObjectType('MeasureBand')
export class MeasureBandView {
  @Field(() => Int, { description: 'Thousandths: a value at most this far from the nominal one …' }) within: number;
  @Field(() => Int, { description: '… earns this mark (thousandths).' }) mark: number;
}

@ObjectType('Measure', { description: 'How a measured value earns its mark: the first band that holds it; beyond the last, nothing.' })
export class MeasureView {
  @Field(() => String) unit: string;
  @Field(() => Int, { description: 'Thousandths.' }) nominal: number;
  @Field(() => [MeasureBandView]) bands: MeasureBandView[];
}

@ObjectType('Criterion', { description: 'One line of the rubric the round runs by. Marks are in thousandths.' })
export class CriterionView {
  @Field(() => String) code: string;
  @Field(() => String) name: string;
  @Field(() => Int) weight: number;
  @Field(() => Int) max: number;
  @Field(() => Int) step: number;
  @Field(() => [CriterionLevelView]) levels: CriterionLevelView[];
  @Field(() => String, { description: 'judgement, or measurement: the judge enters what was measured, the mark follows.' }) aspect: string;
  @Field(() => MeasureView, { nullable: true, description: 'Of a measurement.' }) measure?: MeasureView | null;
  @Field(() => String, { nullable: true, description: 'Code of the component it belongs to.' }) component?: string | null;
}

@ObjectType('Mark')
export class MarkView {
  @Field(() => String) criterion: string;
  @Field(() => Int, { description: 'Thousandths.' }) value: number;
  @Field(() => Int, { nullable: true, description: 'Of a measurement, what was measured (thousandths).' }) measured: number | null;
  @Field(() => DateTime) savedAt: Date | string;
}

@ObjectType('MarkRevision')
export class MarkRevisionView {
  @Field(() => String) criterion: string;
  @Field(() => Int, { nullable: true }) previous: number | null;
  @Field(() => Int) value: number;
  @Field(() => Int, { nullable: true }) measured: number | null;
  @Field(() => Int) revision: number;
  @Field(() => DateTime) savedAt: Date | string;
  @Field(() => String, { nullable: true, description: 'Given after the lock.' }) reason: string | null;
  @Field(() => String, { nullable: true, description: 'The device that kept it until it could be sent.' }) device: string | null;
  @Field(() => Boolean, { description: 'Arrived after a later mark of the same device: kept, never standing.' }) isOvertaken: boolean;
}

@ObjectType('OwnMarks', { description: 'The judge’s own marks for one criterion on the other sheets of the round.' })
export class OwnMarksView {
  @Field(() => String) criterion: string;
  @Field(() => [Int], { description: 'Thousandths, ascending.' }) values: number[];
  @Field(() => Int, { nullable: true, description: 'Thousandths, half-up; null while there is none.' }) mean: number | null;
}

@ObjectType('AnsweredField', { description: 'One field of the entry form with what was answered.' })
export class AnsweredFieldView {
  @Field(() => String) label: string;
  @Field(() => String) kind: string;
  @Field(() => JsonScalar, { nullable: true }) value: unknown;
}

@ObjectType('SheetEntry', { description: 'The entry as its judge sees it: the version that is judged. In a blind round a number, no name and no unit.' })
export class SheetEntryView {
  @Field(() => String) code: string;
  @Field(() => String) title: string;
  @Field(() => Boolean) isBlind: boolean;
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
  @Field(() => Boolean) canAbstain: boolean;
}

@ObjectType('Sheet', { description: "A judge's own marks for one entry." })
export class SheetView {
  @Field(() => ID) id: string;
  @Field(() => String, { description: 'open, locked, recused or abstained' }) state: string;
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

@ObjectType('NotJudged', { description: 'A sheet the judge abstained from or stepped back from. Of an entry stepped back from nothing is said but that, when and why.' })
export class NotJudgedView {
  @Field(() => ID) sheetId: string;
  @Field(() => String, { description: 'abstained or recused' }) kind: string;
  @Field(() => DateTime) at: Date | string;
  @Field(() => String) reasonCode: string;
  @Field(() => String, { description: 'The judge’s own words.' }) note: string;
  @Field(() => String, { nullable: true, description: 'Of one abstained from; in a blind round its number.' }) entryCode: string | null;
  @Field(() => String, { nullable: true }) title: string | null;
}

@ObjectType('JudgingQueue', { description: 'What a judge has to do in one round.' })
export class JudgingQueueView {
  roundId: string;
  @Field(() => Boolean, { description: 'Numbers instead of names.' }) isBlind: boolean;
  @Field(() => Int, { description: 'Sheets to be judged, judged or abstained from.' }) total: number;
  @Field(() => Int) locked: number;
  @Field(() => Int, { description: 'Neither judged nor waiting; not among the items.' }) abstained: number;
  @Field(() => [QueueItemView]) items: QueueItemView[];
  round?: RoundView;
}

const MEASURED = 'Thousandths; for a measurement, instead of a value.';

@InputType()
export class SaveMarkInput {
  @Field(() => ID) @IsUUID() sheetId: string;
  @Field(() => String) @IsString() @MaxLength(64) criterion: string;
  @Field(() => Int, { nullable: true, description: 'Thousandths.' }) @IsOptional() @IsInt() value?: number | null;
  @Field(() => Int, { nullable: true, description: MEASURED }) @IsOptional() @IsInt() measured?: number | null;
  @Field(() => Int, { description: 'The revision the page knows.' }) @IsInt() @Min(0) revision: number;
}

@InputType({ description: 'One mark a device kept until it could be sent.' })
export class QueuedMarkInput {
  @Field(() => ID, { description: 'Given by the device once and for good: sent twice, saved once.' }) @IsUUID() id: string;
  @Field(() => Int, { description: 'Grows with every mark given on the device; later ones win, whatever the order of arrival.' }) @IsInt() @Min(0) sequence: number;
  @Field(() => String) @IsString() @MaxLength(64) criterion: string;
  @Field(() => Int, { nullable: true, description: 'Thousandths.' }) @IsOptional() @IsInt() value?: number | null;
  @Field(() => Int, { nullable: true, description: MEASURED }) @IsOptional() @IsInt() measured?: number | null;
}

@InputType({ description: 'What a device gave without a network.' })
export class MarkQueueInput {
  @Field(() => String, { description: 'A name the device gives itself, the same for all its marks.' }) @Matches(/^[\w-]{8,64}$/) device: string;
  @Field(() => [QueuedMarkInput])
  @ValidateNested({ each: true }) @Type(() => QueuedMarkInput) @ArrayMinSize(1) @ArrayMaxSize(MOST_QUEUED)
  marks: QueuedMarkInput[];
}

@InputType()
export class SaveSheetInput {
  @Field(() => ID) @IsUUID() sheetId: string;
  @Field(() => JsonScalar, { nullable: true, description: 'Thousandths by criterion code.' }) @IsOptional() @IsObject() marks?: Record<string, number> | null;
  @Field(() => JsonScalar, { nullable: true, description: 'Measured values by criterion code, thousandths.' }) @IsOptional() @IsObject() measured?: Record<string, number> | null;
  @Field(() => MarkQueueInput, { nullable: true, description: 'Instead of marks and measured: what was kept on the device, with ids and order.' })
  @IsOptional() @ValidateNested() @Type(() => MarkQueueInput)
  queue?: MarkQueueInput | null;
  @Field(() => Int, { nullable: true, description: 'The revision the sender knows; left out, the sheet is taken as it is. A queue is refused only where another device has given the same criterion another value since.' })
  @IsOptional() @IsInt() @Min(0)
  revision?: number | null;
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
  @Field(() => Int, { nullable: true, description: 'Thousandths.' }) @IsOptional() @IsInt() value?: number | null;
  @Field(() => Int, { nullable: true, description: MEASURED }) @IsOptional() @IsInt() measured?: number | null;
  @Field(() => String) @IsString() @MaxLength(500) reason: string;
}

@InputType()
export class AbstainSheetInput {
  @Field(() => ID) @IsUUID() sheetId: string;
  @Field(() => String, { description: ABSTENTION_REASONS.join(', ') }) @IsIn(ABSTENTION_REASONS) reasonCode: AbstentionReason;
  @Field(() => String, { nullable: true, description: 'Needed for `other`.' }) @IsOptional() @IsString() @MaxLength(500) note?: string | null;
}

@InputType()
export class RecuseSheetsInput {
  @Field(() => [ID]) @IsUUID(undefined, { each: true }) @ArrayMinSize(1) @ArrayMaxSize(MOST_SHEETS) sheetIds: string[];
  @Field(() => String, { description: RECUSAL_REASONS.join(', ') }) @IsIn(RECUSAL_REASONS) reasonCode: RecusalReason;
  @Field(() => String, { nullable: true }) @IsOptional() @IsString() @MaxLength(500) reason?: string | null;
}

@ObjectType('RecusedSheets')
export class RecusedSheetsView {
  @Field(() => Int) count: number;
  @Field(() => [SheetView]) sheets: SheetView[];
}

export const RecusedSheetsOrRefusal = orRefusal('RecusedSheets', RecusedSheetsView);


@InputType()
export class RecuseSheetInput {
  @Field(() => ID) @IsUUID() sheetId: string;
  @Field(() => String, { description: RECUSAL_REASONS.join(', ') }) @IsIn(RECUSAL_REASONS) reasonCode: RecusalReason;
  @Field(() => String, { nullable: true }) @IsOptional() @IsString() @MaxLength(500) reason?: string | null;
}
