import { ArgsType, Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { connectionOf, DateTime, DayScalar, orRefusal, PageArgs } from '@jiangong/platform';
import { ArrayMaxSize, IsArray, IsIn, IsInt, IsOptional, IsString, IsUUID, Matches, Max, MaxLength, Min, ValidateNested } from 'class-validator';
import { Type } from 'class-transformer';
import { FUNDS, type BookingKind, type Fund } from './fund.entity';

const FEN = 'Fen, as decimal text.';

@ObjectType('FundBalance', { description: 'A fund of a year. All sums in fen, as decimal text.' })
export class FundBalanceView {
  @Field(() => String, { description: FUNDS.join(', ') }) fund: Fund;
  @Field(() => String, { description: 'In the language of the request.' }) name: string;
  @Field(() => String) budgetFen: string;
  @Field(() => String, { description: 'Come in.' }) appropriatedFen: string;
  @Field(() => String, { description: 'Approved for somebody, paid or not.' }) committedFen: string;
  @Field(() => String) paidFen: string;
  @Field(() => String, { description: 'Appropriated and not committed.' }) leftFen: string;
}

@ObjectType('FundCheck', { description: 'A rule for the year: what it asks, what there is, the margin.' })
export class FundCheckView {
  @Field(() => String, { description: 'prize_of_payroll, front_line_of_training, contest_cap, studio_cap, books_balance' }) code: string;
  @Field(() => String) name: string;
  @Field(() => String, { description: 'The same with its figures in one sentence, in the language of the request.' }) text: string;
  @Field(() => Boolean, { description: 'At least that much; else at most.' }) isFloor: boolean;
  @Field(() => String, { description: FEN }) requiredFen: string;
  @Field(() => String, { description: FEN }) reachedFen: string;
  @Field(() => String, { description: `${FEN} Below nothing when the rule is broken.` }) marginFen: string;
  @Field(() => Boolean) isMet: boolean;
}

@ObjectType('FundAbilities')
export class FundAbilitiesView {
  @Field(() => Boolean) canPlan: boolean;
  @Field(() => Boolean) canApprove: boolean;
  @Field(() => Boolean) canPay: boolean;
  @Field(() => Boolean, { description: 'Grant subsidies and studio grants.' }) canRaise: boolean;
}

@ObjectType('FundYear', { description: 'The funds of a year, the figures they are measured by, and whether the rules are met.' })
export class FundYearView {
  @Field(() => Int) year: number;
  @Field(() => String, { description: FEN }) payrollFen: string;
  @Field(() => String, { description: FEN }) trainingFen: string;
  @Field(() => String, { description: FEN }) trainingFrontLineFen: string;
  @Field(() => String, { description: 'What lies in the bank, of all years.' }) bankFen: string;
  @Field(() => [FundBalanceView]) funds: FundBalanceView[];
  @Field(() => [FundCheckView]) checks: FundCheckView[];
  @Field(() => FundAbilitiesView) abilities: FundAbilitiesView;
}
export const FundYearOrRefusal = orRefusal('FundYear', FundYearView);

@ObjectType('FundLine')
export class FundLineView {
  @Field(() => String, { description: 'The account in the language of the request.' }) account: string;
  @Field(() => String, { description: `${FEN} Above nothing what the account receives, below what it gives.` }) fen: string;
}

@ObjectType('FundBooking', { description: 'An act in the books; never changed, its lines add to nothing.' })
export class FundBookingView {
  @Field(() => ID) id: string;
  @Field(() => String) number: string;
  @Field(() => String, { description: 'appropriation, accrual, payment, reversal' }) kind: BookingKind;
  @Field(() => DayScalar) onDay: string;
  @Field(() => String) text: string;
  @Field(() => ID, { nullable: true }) payableId: string | null;
  @Field(() => String, { nullable: true, description: 'The number of what it takes back.' }) reverses: string | null;
  @Field(() => String, { nullable: true, description: 'The number of what took it back.' }) reversedBy: string | null;
  @Field(() => String) bookedByName: string;
  @Field(() => DateTime) bookedAt: Date;
  @Field(() => [FundLineView]) lines: FundLineView[];
  @Field(() => Boolean) canReverse: boolean;
}
export const FundBookingConnection = connectionOf('FundBooking', FundBookingView);
export const FundBookingOrRefusal = orRefusal('FundBooking', FundBookingView);

@ArgsType()
export class FundBookingsArgs extends PageArgs {
  @Field(() => Int, { nullable: true }) @IsOptional() @IsInt() year?: number | null;
  @Field(() => ID, { nullable: true }) @IsOptional() @IsUUID() payableId?: string | null;
}

const AMOUNT = /^\d{1,15}$/;

@InputType()
export class FundBudgetInput {
  @Field(() => String, { description: FUNDS.join(', ') }) @IsIn(FUNDS) fund: Fund;
  @Field(() => String, { description: FEN }) @Matches(AMOUNT) fen: string;
}

@InputType()
export class SetFundYearInput {
  @Field(() => Int) @IsInt() @Min(2000) @Max(2100) year: number;
  @Field(() => String, { description: FEN }) @Matches(AMOUNT) payrollFen: string;
  @Field(() => String, { description: FEN }) @Matches(AMOUNT) trainingFen: string;
  @Field(() => String, { description: FEN }) @Matches(AMOUNT) trainingFrontLineFen: string;
  @Field(() => [FundBudgetInput]) @IsArray() @ArrayMaxSize(FUNDS.length) @ValidateNested({ each: true }) @Type(() => FundBudgetInput) budgets: FundBudgetInput[];
}

@InputType()
export class AppropriateFundInput {
  @Field(() => Int) @IsInt() @Min(2000) @Max(2100) year: number;
  @Field(() => String, { description: FUNDS.join(', ') }) @IsIn(FUNDS) fund: Fund;
  @Field(() => String, { description: FEN }) @Matches(AMOUNT) amountFen: string;
  @Field(() => String, { nullable: true }) @IsOptional() @IsString() @MaxLength(200) text?: string | null;
}

@InputType()
export class ReverseBookingInput {
  @Field(() => ID) @IsUUID() bookingId: string;
  @Field(() => String) @IsString() @MaxLength(500) reason: string;
}
