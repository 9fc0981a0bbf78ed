import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import type { Cadence } from '@jiangong/kernel';
import { DateTime, JsonScalar, orRefusal } from '@jiangong/platform';
import { IsIn, IsObject, IsString, IsUUID, MaxLength } from 'class-validator';

const CADENCES: readonly Cadence[] = ['month', 'quarter', 'year', 'stage'];

@ObjectType('RuleVersion', { description: 'One version of the rules of a programme for the rounds of one cadence; never changed.' })
export class RuleVersionView {
  @Field(() => ID) id: string;
  @Field(() => Int) number: number;
  @Field(() => String) cadence: Cadence;
  @Field(() => JsonScalar) content: unknown;
  @Field(() => String, { description: 'SHA-256 of the canonical JSON of the content.' }) contentHash: string;
  @Field(() => String) reason: string;
  @Field(() => DateTime) createdAt: Date;
}

export const RuleVersionOrRefusal = orRefusal('RuleVersion', RuleVersionView);

@InputType()
export class ReviseRulesInput {
  @Field(() => ID) @IsUUID() programmeId: string;
  @Field(() => String) @IsIn(CADENCES) cadence: Cadence;
  @Field(() => JsonScalar) @IsObject() content: unknown;
  @Field(() => String) @IsString() @MaxLength(500) reason: string;
}
