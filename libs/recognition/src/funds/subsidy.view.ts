import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { IsString, IsUUID, Length, Matches } from 'class-validator';
import type { PayableState } from './payable.entity';

const FEN = 'Fen, as decimal text.';

@ObjectType('Subsidy', { description: 'What a unit gets for running a contest.' })
export class SubsidyView {
  @Field(() => ID) id: string;
  @Field(() => String) number: string;
  @Field(() => String) unitName: string;
  @Field(() => String) purpose: string;
  @Field(() => String, { description: FEN }) amountFen: string;
  @Field(() => String) state: PayableState;
}

@ObjectType('ContestSubsidies', { description: 'A contest of the year, what it may get, what it was given.' })
export class ContestSubsidiesView {
  @Field(() => ID) programmeId: string;
  @Field(() => String) name: string;
  @Field(() => Int) year: number;
  @Field(() => String, { description: FEN }) capFen: string;
  @Field(() => String, { description: `${FEN} Dropped ones left out.` }) givenFen: string;
  @Field(() => String, { description: `${FEN} What may still be given.` }) roomFen: string;
  @Field(() => [SubsidyView]) subsidies: SubsidyView[];
}

@InputType()
export class GrantSubsidyInput {
  @Field(() => ID, { description: 'The contest.' }) @IsUUID() programmeId: string;
  @Field(() => ID, { description: 'The unit that runs it.' }) @IsUUID() organizationId: string;
  @Field(() => String, { description: FEN }) @Matches(/^\d{1,15}$/) amountFen: string;
  @Field(() => String, { description: 'What it is for; paid once for a contest and unit.' }) @IsString() @Length(1, 80) use: string;
}
