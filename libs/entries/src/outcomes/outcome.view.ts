import { ArgsType, Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { connectionOf, DateTime, DayScalar, orRefusal, PageArgs } from '@jiangong/platform';
import { IsIn, IsOptional, IsString, IsUUID, MaxLength } from 'class-validator';
import { VERIFICATIONS, type Verification } from './outcome.entity';

@ObjectType('OutcomeProof', { description: 'A file that proves an outcome.' })
export class OutcomeProofView {
  @Field(() => ID) id: string;
  @Field(() => String) sha256: string;
}

@ObjectType('Outcome', { description: 'A result of a work: an indicator or a benefit, with what the finance officer of the unit says of it.' })
export class OutcomeView {
  @Field(() => ID) id: string;
  @Field(() => String, { description: 'indicator, direct, indirect' }) kind: 'indicator' | 'direct' | 'indirect';
  @Field(() => String) name: string;
  @Field(() => String) unit: string;
  @Field(() => String, { description: 'Decimal text; of a benefit, yuan.' }) value: string;
  @Field(() => String, { nullable: true, description: 'What it is reckoned for: each unit, each year.' }) base: string | null;
  @Field(() => DayScalar, { nullable: true }) periodFrom: string | null;
  @Field(() => DayScalar, { nullable: true }) periodTo: string | null;
  @Field(() => [OutcomeProofView]) proof: readonly OutcomeProofView[];
  @Field(() => String, { description: 'unverified, verified, rejected' }) verification: Verification;
  @Field(() => DateTime, { nullable: true }) verifiedAt: Date | null;
  @Field(() => String, { nullable: true, description: 'Why it was sent back.' }) note: string | null;
  entryId: string;
}

@ObjectType('OutcomeFigure', { description: 'Outcomes of one kind and verification. Verified and unverified are never added together, indicators never summed.' })
export class OutcomeFigureView {
  @Field(() => String) kind: string;
  @Field(() => String) verification: Verification;
  @Field(() => Int) outcomes: number;
  @Field(() => Int) entries: number;
  @Field(() => String, { nullable: true, description: 'Fen, as decimal text; null for indicators.' }) amountFen: string | null;
}

export const OutcomeConnection = connectionOf('Outcome', OutcomeView);
export const OutcomeOrRefusal = orRefusal('Outcome', OutcomeView);

@ArgsType()
export class OutcomesArgs extends PageArgs {
  @Field(() => String, { nullable: true }) @IsOptional() @IsIn(VERIFICATIONS) verification?: Verification | null;
}

@InputType()
export class VerifyOutcomeInput {
  @Field(() => ID) @IsUUID() id: string;
  @Field(() => String, { description: 'verified, rejected' }) @IsIn(['verified', 'rejected']) verification: 'verified' | 'rejected';
  @Field(() => String, { nullable: true, description: 'Needed when it is sent back.' }) @IsOptional() @IsString() @MaxLength(500) reason?: string | null;
}
