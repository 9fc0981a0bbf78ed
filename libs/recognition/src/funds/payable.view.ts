import { ArgsType, Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { connectionOf, DateTime, orRefusal, PageArgs } from '@jiangong/platform';
import { ArrayMaxSize, ArrayMinSize, IsIn, IsInt, IsOptional, IsString, IsUUID, Matches, MaxLength } from 'class-validator';
import { FUNDS, type Fund } from './fund.entity';
import { PAYABLE_KINDS, PAYABLE_STATES, type PayableKind, type PayableState } from './payable.entity';

@ObjectType('PayableAbilities')
export class PayableAbilitiesView {
  @Field(() => Boolean) canApprove: boolean;
  @Field(() => Boolean) canDrop: boolean;
  @Field(() => Boolean, { description: 'Approved, and not by the one who asks.' }) canPay: boolean;
}

@ObjectType('Payable', { description: 'What somebody is to get, once for each cause and once for each result.' })
export class PayableView {
  @Field(() => ID) id: string;
  @Field(() => String) number: string;
  @Field(() => String, { description: PAYABLE_KINDS.join(', ') }) kind: PayableKind;
  @Field(() => String, { description: FUNDS.join(', ') }) fund: Fund;
  @Field(() => Int) year: number;
  @Field(() => String) purpose: string;
  @Field(() => ID, { nullable: true, description: 'The person; null when the unit itself is paid.' }) memberId: string | null;
  @Field(() => ID) organizationId: string;
  @Field(() => String) payeeName: string;
  @Field(() => String) unitName: string;
  @Field(() => String, { description: 'Fen, as decimal text.' }) amountFen: string;
  @Field(() => String, { description: PAYABLE_STATES.join(', ') }) state: PayableState;
  @Field(() => String, { nullable: true }) dropReason: string | null;
  @Field(() => DateTime) raisedAt: Date;
  @Field(() => String, { nullable: true }) approvedByName: string | null;
  @Field(() => DateTime, { nullable: true }) approvedAt: Date | null;
  @Field(() => ID, { nullable: true }) batchId: string | null;
  @Field(() => String, { nullable: true }) bankNote: string | null;
  @Field(() => DateTime, { nullable: true }) paidAt: Date | null;
  @Field(() => PayableAbilitiesView) abilities: PayableAbilitiesView;
}
export const PayableConnection = connectionOf('Payable', PayableView);
export const PayableOrRefusal = orRefusal('Payable', PayableView);

@ObjectType('PayableFigure', { description: 'How many payables of a state and what they amount to.' })
export class PayableFigureView {
  @Field(() => String) state: PayableState;
  @Field(() => Int) count: number;
  @Field(() => String, { description: 'Fen, as decimal text.' }) amountFen: string;
}

@ObjectType('PayableApproval')
export class PayableApprovalView {
  @Field(() => [PayableView]) payables: PayableView[];
}
export const PayableApprovalOrRefusal = orRefusal('PayableApproval', PayableApprovalView);

@ObjectType('PaymentBatch', { description: 'What went to the bank in one go, as /files/funds/batches/<id>.xlsx.' })
export class PaymentBatchView {
  @Field(() => ID) id: string;
  @Field(() => String) number: string;
  @Field(() => String, { description: 'open, settled, cancelled' }) state: string;
  @Field(() => String) preparedByName: string;
  @Field(() => DateTime) preparedAt: Date;
  @Field(() => DateTime, { nullable: true }) settledAt: Date | null;
  @Field(() => Int, { description: 'What is in it now: with the bank or paid.' }) count: number;
  @Field(() => String, { description: 'Fen, as decimal text.' }) totalFen: string;
  @Field(() => Boolean) canSettle: boolean;
}
export const PaymentBatchConnection = connectionOf('PaymentBatch', PaymentBatchView);
export const PaymentBatchOrRefusal = orRefusal('PaymentBatch', PaymentBatchView);

@ArgsType()
export class PayablesArgs extends PageArgs {
  @Field(() => Int, { nullable: true }) @IsOptional() @IsInt() year?: number | null;
  @Field(() => String, { nullable: true, description: PAYABLE_STATES.join(', ') }) @IsOptional() @IsIn(PAYABLE_STATES) state?: PayableState | null;
  @Field(() => String, { nullable: true, description: FUNDS.join(', ') }) @IsOptional() @IsIn(FUNDS) fund?: Fund | null;
}

/** As many as a payment file takes. */
export const MOST_IN_A_BATCH = 500;

@ArgsType()
export class PayableIdsArgs {
  @Field(() => [ID]) @IsUUID(undefined, { each: true }) @ArrayMinSize(1) @ArrayMaxSize(MOST_IN_A_BATCH) payableIds: string[];
}

@ObjectType('GrantPart')
export class GrantPartView {
  @Field(() => Int) year: number;
  @Field(() => String, { description: 'Fen, as decimal text.' }) fen: string;
  @Field(() => String, { nullable: true, description: 'The verdict on that year: keep, rectify, remove; null without one.' }) verdict: string | null;
  @Field(() => String, { nullable: true, description: 'The state of its payable; null before it is released.' }) state: PayableState | null;
  @Field(() => Boolean) canRelease: boolean;
}

@ObjectType('StudioGrant', { description: 'What a studio is granted over years, a part each year once that year’s review keeps it.' })
export class StudioGrantView {
  @Field(() => ID) id: string;
  @Field(() => ID) studioId: string;
  @Field(() => String) studioName: string;
  @Field(() => String) unitName: string;
  @Field(() => String, { description: 'Fen, as decimal text.' }) totalFen: string;
  @Field(() => Int) firstYear: number;
  @Field(() => String, { description: 'running, done, ended' }) state: string;
  @Field(() => [GrantPartView]) parts: GrantPartView[];
}
export const StudioGrantOrRefusal = orRefusal('StudioGrant', StudioGrantView);

@InputType()
export class GrantStudioInput {
  @Field(() => ID) @IsUUID() studioId: string;
  @Field(() => Int) @IsInt() firstYear: number;
  @Field(() => String, { description: 'Fen, as decimal text.' }) @Matches(/^\d{1,15}$/) totalFen: string;
}

@InputType()
export class ReleaseGrantInput {
  @Field(() => ID) @IsUUID() grantId: string;
  @Field(() => Int) @IsInt() year: number;
}

@InputType()
export class DropPayableInput {
  @Field(() => ID) @IsUUID() payableId: string;
  @Field(() => String) @IsString() @MaxLength(500) reason: string;
}

@InputType()
export class SettlePaymentInput {
  @Field(() => ID) @IsUUID() batchId: string;
  @Field(() => ID, { description: 'A file of one’s own that was sent before.' }) @IsUUID() fileId: string;
}
