import { Field, ID, Int, ObjectType } from '@nestjs/graphql';

@ObjectType('QuotaImpactLine', { description: 'One quota of the list to come, and whether a person would count for it.' })
export class QuotaImpactLineView {
  @Field(() => String) code: string;
  @Field(() => String) name: string;
  @Field(() => String, { description: 'floor or cap' }) kind: string;
  @Field(() => Int, { nullable: true, description: 'Of the base; or `count`.' }) percent: number | null;
  @Field(() => Int, { nullable: true, description: 'People.' }) count: number | null;
  @Field(() => String, { nullable: true, description: 'What the base is taken of, where it is not the whole list.' }) ofName: string | null;
  @Field(() => Boolean) isCounted: boolean;
  @Field(() => Boolean, { description: 'False: what the quota asks is not on record for the person, who counts for nothing there.' }) isRecorded: boolean;
}

@ObjectType('QuotaImpact', { description: 'What one person would do to the quotas of the first list ahead that has any.' })
export class QuotaImpactView {
  @Field(() => ID) roundId: string;
  @Field(() => String) roundName: string;
  @Field(() => [QuotaImpactLineView]) lines: QuotaImpactLineView[];
}
