import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { connectionOf, DateTime, orRefusal } from '@jiangong/platform';
import { IsIn, IsInt, IsOptional, IsString, IsUUID, Length, MaxLength } from 'class-validator';
import { FEEDBACK_KINDS, type FeedbackKind, type FeedbackState, type FeedbackStepKind } from './feedback.entity';

@ObjectType('FeedbackAbilities')
export class FeedbackAbilitiesView {
  @Field(() => Boolean) canAnswer: boolean;
  @Field(() => Boolean, { description: 'The sender, after an answer.' }) canAskAgain: boolean;
}

@ObjectType('FeedbackStep')
export class FeedbackStepView {
  @Field(() => String, { description: 'taken, answered, asked_again' }) kind: FeedbackStepKind;
  @Field(() => String) text: string;
  @Field(() => DateTime) at: Date;
  @Field(() => String, { nullable: true, description: 'Told to the organisers alone.' }) byName: string | null;
}

@ObjectType('Feedback', { description: 'A word from a page and what became of it.' })
export class FeedbackView {
  @Field(() => ID) id: string;
  @Field(() => String) number: string;
  @Field(() => String, { description: FEEDBACK_KINDS.join(', ') }) kind: FeedbackKind;
  @Field(() => String) text: string;
  @Field(() => String, { description: 'Where it was sent from.' }) page: string;
  @Field(() => String, { description: 'received, in_work, answered' }) state: FeedbackState;
  @Field(() => DateTime) receivedAt: Date;
  @Field(() => String, { description: 'The last day for an answer.' }) dueOn: string;
  @Field(() => Boolean) isLate: boolean;
  @Field(() => DateTime, { nullable: true }) answeredAt: Date | null;
  @Field(() => [FeedbackStepView]) steps: FeedbackStepView[];
  @Field(() => Int) version: number;
  @Field(() => FeedbackAbilitiesView) abilities: FeedbackAbilitiesView;
}

export const FeedbackConnection = connectionOf('Feedback', FeedbackView);
export const FeedbackOrRefusal = orRefusal('Feedback', FeedbackView);

@ObjectType('FeedbackReceipt')
export class FeedbackReceiptView {
  @Field(() => String) number: string;
  @Field(() => String, { description: 'Shown once: with the number it leads back to the ticket.' }) key: string;
  @Field(() => String) dueOn: string;
}
export const FeedbackReceiptOrRefusal = orRefusal('FeedbackReceipt', FeedbackReceiptView);

const TEXT = 2_000;

@InputType()
export class SendFeedbackInput {
  @Field(() => String, { description: FEEDBACK_KINDS.join(', ') }) @IsIn(FEEDBACK_KINDS) kind: FeedbackKind;
  @Field(() => String) @IsString() @MaxLength(TEXT) text: string;
  @Field(() => String, { description: 'The path of the page.' }) @IsString() @MaxLength(2_000) page: string;
}

@InputType()
export class AskFeedbackAgainInput {
  @Field(() => String) @IsString() @MaxLength(20) number: string;
  @Field(() => String) @IsString() @Length(1, 64) key: string;
  @Field(() => String) @IsString() @MaxLength(TEXT) text: string;
}

@InputType()
export class AnswerFeedbackInput {
  @Field(() => ID) @IsUUID() feedbackId: string;
  @Field(() => Int) @IsInt() version: number;
  @Field(() => String, { nullable: true, description: 'Null: taken in hand, the answer follows.' }) @IsOptional() @IsString() @MaxLength(TEXT) text: string | null;
}
