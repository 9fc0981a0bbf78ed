import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { IsString, IsUUID, MaxLength } from 'class-validator';

@ObjectType('AssignmentSummary', { description: 'How well the accepted entries of a round are covered by its judges.' })
export class AssignmentSummaryView {
  @Field(() => Int, { description: 'Accepted entries.' }) entries: number;
  @Field(() => Int, { description: 'Entries with as many judges as the rules ask for.' }) complete: number;
  @Field(() => Int, { description: 'Judges the rules ask for, each entry.' }) perEntry: number;
  @Field(() => Int) minLoad: number;
  @Field(() => Int) maxLoad: number;
  @Field(() => Boolean, { description: 'Every judge shares entries with the others, directly or through a third: severity can be compared.' }) isConnected: boolean;
}

@InputType()
export class AssignByHandInput {
  @Field(() => ID) @IsUUID() roundId: string;
  @Field(() => ID) @IsUUID() entryId: string;
  @Field(() => ID) @IsUUID() judgeId: string;
  @Field(() => String) @IsString() @MaxLength(500) reason: string;
}
