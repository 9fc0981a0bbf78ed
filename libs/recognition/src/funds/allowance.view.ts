import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { DayScalar, orRefusal } from '@jiangong/platform';
import { Matches } from 'class-validator';
import type { PayableState } from './payable.entity';

const FEN = 'Fen, as decimal text.';

@ObjectType('AllowanceLine', { description: 'What one holder of a title is owed for a month, to the day.' })
export class AllowanceLineView {
  @Field(() => ID) holdingId: string;
  @Field(() => String) payeeName: string;
  @Field(() => String) unitName: string;
  @Field(() => String) titleName: string;
  @Field(() => String) levelName: string;
  @Field(() => DayScalar) fromOn: string;
  @Field(() => DayScalar, { description: 'The last day paid.' }) toOn: string;
  @Field(() => Int) days: number;
  @Field(() => Int, { description: 'The days of the month.' }) ofDays: number;
  @Field(() => String, { description: FEN }) amountFen: string;
  @Field(() => String, { nullable: true, description: 'Of its payable; null while it is not raised.' }) payableNumber: string | null;
  @Field(() => String, { nullable: true, description: 'Of its payable; null while it is not raised.' }) state: PayableState | null;
}

@ObjectType('AllowanceMonth', { description: 'The allowances of all titles for one month.' })
export class AllowanceMonthView {
  @Field(() => ID, { description: '2026-04' }) month: string;
  @Field(() => Boolean, { description: 'Only then nothing can change any more, and it can be raised.' }) isOver: boolean;
  @Field(() => [AllowanceLineView]) lines: AllowanceLineView[];
  @Field(() => String, { description: `${FEN} All that is owed, dropped ones left out.` }) totalFen: string;
  @Field(() => Int, { description: 'How many are not raised yet.' }) newCount: number;
  @Field(() => String, { description: FEN }) newFen: string;
  @Field(() => String, { description: `${FEN} What is left in the year’s allowance fund.` }) fundLeftFen: string;
  @Field(() => Boolean) canRaise: boolean;
}
export const AllowanceMonthOrRefusal = orRefusal('AllowanceMonth', AllowanceMonthView);

@InputType()
export class RaiseAllowancesInput {
  @Field(() => String, { description: '2026-04' }) @Matches(/^\d{4}-\d\d$/) month: string;
  @Field(() => String, { description: `${FEN} The sum of what is new, as it was seen.` }) @Matches(/^\d{1,15}$/) newFen: string;
}
