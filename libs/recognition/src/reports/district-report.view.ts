import { Field, Int, ObjectType } from '@nestjs/graphql';

@ObjectType('DistrictPeriod', { description: 'One round of a programme, as far as it concerns a district or industry union.' })
export class DistrictPeriodView {
  @Field(() => String) code: string;
  @Field(() => String) cadence: string;
  @Field(() => String) name: string;
  @Field(() => String) phase: string;
  @Field(() => Int, { description: 'Units with at least one nominee.' }) units: number;
  @Field(() => Int, { description: 'Distinct persons put forward, or carried in from an earlier round.' }) nominees: number;
  @Field(() => Int, { description: 'Entries passed up to the city, or carried in.' }) passed: number;
  @Field(() => Int, { description: 'Entries accepted into the round.' }) accepted: number;
  @Field(() => Int, { description: 'Titles conferred by the published round.' }) stars: number;
}
