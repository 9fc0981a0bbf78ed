import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { connectionOf, DateTime, orRefusal } from '@jiangong/platform';
import { ArrayMaxSize, ArrayMinSize, IsIn, IsOptional, IsString, IsUUID, Length, MaxLength } from 'class-validator';
import { EFFECTS, OUTCOMES, type Effect, type ObjectionState, type ObjectionStepKind, type Outcome } from './objection.entity';
import { GROUNDS, type Ground } from './objection.rules';

@ObjectType('ObjectionAbilities')
export class ObjectionAbilitiesView {
  @Field(() => Boolean) canPropose: boolean;
  @Field(() => Boolean, { description: 'A decision is proposed, and not by the viewer.' }) canConfirm: boolean;
}

@ObjectType('Objection', { description: 'An objection in its course. What it says is sealed and opened one at a time.' })
export class ObjectionView {
  @Field(() => ID) id: string;
  @Field(() => String) number: string;
  @Field(() => String, { description: 'received, in_hand, proposed, upheld, dismissed, withdrawn' }) state: ObjectionState;
  @Field(() => Boolean, { description: 'Came in a flood and waits behind the others.' }) isQueued: boolean;
  @Field(() => DateTime) receivedAt: Date;
  @Field(() => String, { description: 'The last day for the decision.' }) dueOn: string;
  @Field(() => Boolean) isLate: boolean;
  @Field(() => DateTime, { nullable: true }) settledAt: Date | null;
  @Field(() => ID) noticeId: string;
  @Field(() => String) noticeNumber: string;
  @Field(() => ID) roundId: string;
  @Field(() => String) roundName: string;
  @Field(() => String) programmeName: string;
  @Field(() => String, { nullable: true, description: 'upheld or dismissed, once proposed.' }) outcome: Outcome | null;
  @Field(() => String, { nullable: true, description: 'exclude, rescore, none' }) effect: Effect | null;
  @Field(() => String, { nullable: true, description: 'The entry the decision concerns.' }) entryName: string | null;
  @Field(() => String, { nullable: true, description: 'Who proposed the decision.' }) proposedBy: string | null;
  @Field(() => DateTime, { nullable: true }) proposedAt: Date | null;
  @Field(() => String, { nullable: true, description: 'What was found, to whoever confirms it.' }) finding: string | null;
  @Field(() => ID, { nullable: true, description: 'The proposal to decide anew that came of it.' }) redecisionId: string | null;
  @Field(() => ObjectionAbilitiesView) abilities: ObjectionAbilitiesView;
}
export const ObjectionConnection = connectionOf('Objection', ObjectionView);

@ObjectType('ObjectionStep')
export class ObjectionStepView {
  @Field(() => String, { description: 'received, taken, proposed, sent_back, upheld, dismissed, withdrawn' }) kind: ObjectionStepKind;
  @Field(() => DateTime) at: Date;
  @Field(() => String, { nullable: true, description: 'The officer; to the discipline group alone.' }) byName: string | null;
  @Field(() => String) text: string;
}

@ObjectType('ObjectionFile')
export class ObjectionFileView {
  @Field(() => ID) id: string;
  @Field(() => String) name: string;
  @Field(() => Int) size: number;
  @Field(() => DateTime) addedAt: Date;
}

@ObjectType('ObjectionJudge')
export class ObjectionJudgeView {
  @Field(() => ID) id: string;
  @Field(() => String) name: string;
}

@ObjectType('ObjectionCase', { description: 'An objection opened to the discipline group; each opening is in the ledger.' })
export class ObjectionCaseView {
  @Field(() => ObjectionView) objection: ObjectionView;
  @Field(() => String, { description: 'person or unit' }) kind: 'person' | 'unit';
  @Field(() => String) name: string;
  @Field(() => String) contact: string;
  @Field(() => String) organizationName: string;
  @Field(() => Boolean, { description: 'Signed in, or without an account.' }) isSignedIn: boolean;
  @Field(() => ID, { nullable: true, description: 'Null: against the list as a whole.' }) entryId: string | null;
  @Field(() => String, { nullable: true }) entryName: string | null;
  @Field(() => String, { description: GROUNDS.join(', ') }) ground: Ground;
  @Field(() => String) text: string;
  @Field(() => [ObjectionStepView]) steps: ObjectionStepView[];
  @Field(() => [ObjectionFileView]) files: ObjectionFileView[];
  @Field(() => [ObjectionJudgeView], { description: 'Who gave marks to the entry, for a conflict of interest.' }) judges: ObjectionJudgeView[];
}
export const ObjectionCaseOrRefusal = orRefusal('ObjectionCase', ObjectionCaseView);

@ObjectType('ObjectionStatus', { description: 'What becomes of an objection, to whoever has number and key.' })
export class ObjectionStatusView {
  @Field(() => String) number: string;
  @Field(() => String) state: ObjectionState;
  @Field(() => Boolean) isQueued: boolean;
  @Field(() => String) noticeNumber: string;
  @Field(() => String) noticeTitle: string;
  @Field(() => ID) noticeId: string;
  @Field(() => DateTime) receivedAt: Date;
  @Field(() => String) dueOn: string;
  @Field(() => DateTime, { nullable: true }) settledAt: Date | null;
  @Field(() => String, { nullable: true, description: 'What was found and why, once it is decided.' }) finding: string | null;
  @Field(() => [ObjectionStepView]) steps: ObjectionStepView[];
  @Field(() => [ObjectionFileView]) files: ObjectionFileView[];
  @Field(() => Boolean) canWithdraw: boolean;
  @Field(() => Boolean) canAddFiles: boolean;
}
export const ObjectionStatusOrRefusal = orRefusal('ObjectionStatus', ObjectionStatusView);

@ObjectType('ObjectionReceipt')
export class ObjectionReceiptView {
  @Field(() => String) number: string;
  @Field(() => String, { description: 'Shown once: with the number it leads back to the objection.' }) key: string;
  @Field(() => String) dueOn: string;
  @Field(() => Boolean) isQueued: boolean;
}
export const ObjectionReceiptOrRefusal = orRefusal('ObjectionReceipt', ObjectionReceiptView);

@ObjectType('NoticeObjections', { description: 'How many, and no more than that.' })
export class NoticeObjectionsView {
  @Field(() => Int) received: number;
  @Field(() => Int) settled: number;
}

@ObjectType('ObjectionsDecided')
export class ObjectionsDecidedView {
  @Field(() => [ObjectionView]) objections: ObjectionView[];
}
export const ObjectionsDecidedOrRefusal = orRefusal('ObjectionsDecided', ObjectionsDecidedView);

@InputType()
export class RaiseObjectionInput {
  @Field(() => ID) @IsUUID() noticeId: string;
  @Field(() => ID, { nullable: true, description: 'Null: against the list as a whole.' }) @IsOptional() @IsUUID() entryId: string | null;
  @Field(() => String, { description: GROUNDS.join(', ') }) @IsIn(GROUNDS) ground: Ground;
  @Field(() => String) @IsString() @MaxLength(5_000) text: string;
  @Field(() => String, { description: 'The real name; of whoever is signed in it is known.' }) @IsString() @MaxLength(60) name: string;
  @Field(() => String) @IsString() @MaxLength(120) contact: string;
  @Field(() => ID, { nullable: true, description: 'The unit under whose stamp it is raised.' }) @IsOptional() @IsUUID() organizationId: string | null;
}

@InputType()
export class ProposeObjectionDecisionInput {
  @Field(() => [ID], { description: 'Several only where they are dismissed.' }) @ArrayMinSize(1) @ArrayMaxSize(200) @IsUUID(undefined, { each: true }) objectionIds: string[];
  @Field(() => String) @IsIn(OUTCOMES) outcome: Outcome;
  @Field(() => String) @IsIn(EFFECTS) effect: Effect;
  @Field(() => ID, { nullable: true }) @IsOptional() @IsUUID() entryId: string | null;
  @Field(() => ID, { nullable: true }) @IsOptional() @IsUUID() judgeId: string | null;
  @Field(() => String) @IsString() @MaxLength(5_000) finding: string;
}

@InputType()
export class ConfirmObjectionDecisionInput {
  @Field(() => [ID]) @ArrayMinSize(1) @ArrayMaxSize(200) @IsUUID(undefined, { each: true }) objectionIds: string[];
}

@InputType()
export class SendBackObjectionInput {
  @Field(() => ID) @IsUUID() objectionId: string;
  @Field(() => String) @IsString() @Length(1, 2_000) reason: string;
}
