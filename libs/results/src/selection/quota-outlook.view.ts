import { Field, Int, ObjectType } from '@nestjs/graphql';

@ObjectType('QuotaOutlookLine', { description: 'One quota of the list to come, and whom it counts already in the viewer’s reach.' })
export class QuotaOutlookLineView {
  @Field(() => String) code: string;
  @Field(() => String) name: string;
  @Field(() => String, { description: 'floor or cap' }) kind: string;
  @Field(() => Int, { description: 'People, of a full list.' }) required: number;
  @Field(() => Int) base: number;
  @Field(() => String, { nullable: true, description: 'What the base is taken of, where it is not the whole list.' }) baseName: string | null;
  @Field(() => Int, { description: 'Accepted entries that count for it, in the viewer’s reach.' }) have: number;
  @Field(() => Int, { nullable: true, description: 'Of a floor: how many a full list would still lack; null for whoever sees a part of those who are on it.' }) missing: number | null;
}

@ObjectType('QuotaOutlook', { description: 'What the list of a round will need, while entries still come in.' })
export class QuotaOutlookView {
  @Field(() => Int) places: number;
  @Field(() => Int, { description: 'Accepted entries in the viewer’s reach.' }) accepted: number;
  @Field(() => [QuotaOutlookLineView]) lines: QuotaOutlookLineView[];
}
