import { Field, ObjectType } from '@nestjs/graphql';

@ObjectType('PastFigure', { description: 'A figure of a season before this product, as reported, with what it counts.' })
export class PastFigureView {
  @Field(() => String) figure: string;
  @Field(() => String, { description: 'In the language of the request.' }) name: string;
  @Field(() => String, { description: 'Decimal text.' }) value: string;
  @Field(() => String, { description: 'What is counted, in the language of the request.' }) unit: string;
  @Field(() => String, { description: 'What the figure counts.' }) text: string;
  @Field(() => String, { nullable: true, description: 'The figure of seasonFigures that counts the same in one year: units, persons, participations; null where none does.' }) sameAs: string | null;
}

@ObjectType('PastSeason')
export class PastSeasonView {
  @Field(() => String, { description: '2022, or 2018-2019 where two years were reported together.' }) season: string;
  @Field(() => [PastFigureView]) figures: PastFigureView[];
}
