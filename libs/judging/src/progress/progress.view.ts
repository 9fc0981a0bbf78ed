import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { DateTime, orRefusal } from '@jiangong/platform';
import { ArrayMaxSize, ArrayMinSize, IsOptional, IsUUID } from 'class-validator';
import { MarkView } from '../sheets/public';
import { SpreadAlarmView } from '../spreads/public';

@ObjectType('JudgeProgress', { description: 'How far one judge of the panel is; counts, never marks.' })
export class JudgeProgressView {
  @Field(() => ID) accountId: string;
  @Field(() => String) name: string;
  @Field(() => String, { description: 'chair, judge, or former: no longer on the panel, with sheets' }) panelRole: string;
  @Field(() => Int) locked: number;
  @Field(() => Int) open: number;
  @Field(() => Int, { description: 'Of the open ones, those with a mark.' }) begun: number;
  @Field(() => Int) abstained: number;
  @Field(() => Int) recused: number;
  @Field(() => DateTime, { nullable: true }) lastSavedAt: Date | string | null;
  @Field(() => DateTime, { nullable: true }) remindedAt: Date | string | null;
}

@ObjectType('UnjudgedEntry', { description: 'An entry with fewer locked sheets than a score needs. In a blind round, by its number.' })
export class UnjudgedEntryView {
  @Field(() => String) code: string;
  @Field(() => String) title: string;
  @Field(() => Int) locked: number;
  @Field(() => Int) open: number;
}

@ObjectType('ClosingOutlook', { description: 'What ending the judging now would mean.' })
export class ClosingOutlookView {
  @Field(() => Int) openSheets: number;
  @Field(() => Int) lockedSheets: number;
  @Field(() => Int, { description: 'Locked sheets an entry needs for a score.' }) minJudges: number;
  @Field(() => Int, { description: 'Entries that would stay without a score.' }) unscored: number;
  @Field(() => [UnjudgedEntryView], { description: 'The first 100 of them.' }) entries: UnjudgedEntryView[];
  @Field(() => Int, { description: 'Spread alarms that wait: no reason closes over them.' }) waitingAlarms: number;
  @Field(() => Boolean, { description: 'Whether it takes a reason.' }) needsReason: boolean;
}

@ObjectType('JudgingProgress', { description: 'How far the judging of a round is.' })
export class JudgingProgressView {
  @Field(() => Int) entries: number;
  @Field(() => Int, { description: 'Entries with enough locked sheets for a score.' }) judged: number;
  @Field(() => [UnjudgedEntryView], { description: 'The first 100.' }) unjudged: UnjudgedEntryView[];
  @Field(() => [JudgeProgressView]) judges: JudgeProgressView[];
  @Field(() => [SpreadAlarmView]) alarms: SpreadAlarmView[];
  @Field(() => Boolean) canRemind: boolean;
}

@ObjectType('RemindedJudges')
export class RemindedJudgesView {
  @Field(() => Int, { description: 'Those reminded now; the others have nothing open or were asked within the hour.' }) reminded: number;
}

export const RemindedJudgesOrRefusal = orRefusal('RemindedJudges', RemindedJudgesView);

@ObjectType('SealedSheet', { description: 'Another’s sheet, read after judging; the reading is in the ledger.' })
export class SealedSheetView {
  @Field(() => ID) sheetId: string;
  @Field(() => String, { description: 'In a blind round whose numbers are not opened, the number.' }) entryCode: string;
  @Field(() => String) judgeName: string;
  @Field(() => String) state: string;
  @Field(() => DateTime, { nullable: true }) lockedAt: Date | string | null;
  @Field(() => String) comment: string;
  @Field(() => [MarkView]) marks: readonly MarkView[];
}

@ObjectType('SealedMarks')
export class SealedMarksView {
  @Field(() => [SealedSheetView]) sheets: readonly SealedSheetView[];
}

export const SealedMarksOrRefusal = orRefusal('SealedMarks', SealedMarksView);

@InputType()
export class RemindJudgesInput {
  @Field(() => ID) @IsUUID() roundId: string;
  @Field(() => [ID]) @IsUUID(undefined, { each: true }) @ArrayMinSize(1) @ArrayMaxSize(200) judgeIds: string[];
}

@InputType()
export class ReadSealedMarksInput {
  @Field(() => ID) @IsUUID() roundId: string;
  @Field(() => ID, { nullable: true, description: 'One entry; all of the round without it.' }) @IsOptional() @IsUUID() entryId?: string | null;
}
