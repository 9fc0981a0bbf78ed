import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { DateTime, orRefusal } from '@jiangong/platform';
import { ArrayMaxSize, ArrayMinSize, IsString, IsUUID, MaxLength } from 'class-validator';

@ObjectType('SpreadAbilities')
export class SpreadAbilitiesView {
  @Field(() => Boolean) canCallFurtherJudge: boolean;
  @Field(() => Boolean) canRecordDiscussion: boolean;
}

@ObjectType('SpreadAlarm', { description: 'The judges of one entry lie further apart than the rules allow.' })
export class SpreadAlarmView {
  @Field(() => ID) id: string;
  @Field(() => String, { description: 'In a blind round whose numbers are not opened, the number.' }) entryCode: string;
  @Field(() => String) title: string;
  @Field(() => String) categoryName: string;
  @Field(() => Int, { description: 'Largest minus smallest total, thousandths.' }) spread: number;
  @Field(() => Int, { description: 'Thousandths.' }) limit: number;
  @Field(() => String, { description: 'What the rules ask for: further_judge or discussion.' }) then: string;
  @Field(() => String, { description: 'open, further_judge, discussed or eased (the marks came together)' }) state: string;
  @Field(() => DateTime) raisedAt: Date | string;
  @Field(() => DateTime, { nullable: true, description: 'Null while closing the judging is forbidden by it.' }) resolvedAt: Date | string | null;
  @Field(() => String, { nullable: true }) furtherJudgeName: string | null;
  @Field(() => String, { nullable: true, description: 'Minutes of the discussion, or why the library chose the further judge.' }) resolution: string | null;
  @Field(() => [String]) participants: string[];
  @Field(() => String, { nullable: true }) resolvedByName: string | null;
  @Field(() => SpreadAbilitiesView) abilities: SpreadAbilitiesView;
}

@ObjectType('SheetSpread', { description: 'What a judge is told of an entry whose judges lie too far apart, once their own sheet is locked: never a mark, never how far.' })
export class SheetSpreadView {
  @Field(() => String, { description: 'open, further_judge or discussed' }) state: string;
  @Field(() => Int, { description: 'How far apart the rules allow judges to lie, thousandths.' }) limit: number;
  @Field(() => String, { description: 'What the rules ask for: further_judge or discussion.' }) then: string;
  @Field(() => DateTime, { nullable: true, description: 'When it was settled.' }) resolvedAt: Date | string | null;
  @Field(() => String, { nullable: true, description: 'The minutes of the discussion.' }) note: string | null;
}

export const SpreadAlarmOrRefusal = orRefusal('SpreadAlarm', SpreadAlarmView);

@InputType()
export class RecordDiscussionInput {
  @Field(() => ID) @IsUUID() alarmId: string;
  @Field(() => String) @IsString() @MaxLength(4_000) minutes: string;
  @Field(() => [String], { description: 'Names of those who took part, at least two.' }) @IsString({ each: true }) @MaxLength(60, { each: true }) @ArrayMinSize(2) @ArrayMaxSize(50) participants: string[];
}
