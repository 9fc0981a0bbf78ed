import { DateTime } from '@jiangong/platform';
import { ArgsType, Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { IsInt, IsOptional, Matches, Max, Min } from 'class-validator';

const CODE = /^[A-Za-z0-9_-]{1,40}$/;

@ObjectType('CorrectedPlace', { description: 'What a correction changed for one entry: by name and unit, as the published lists have it.' })
export class CorrectedPlaceView {
  @Field(() => ID) entryId: string;
  @Field(() => String, { description: 'enters, leaves or moves: to another rank or title.' }) change: 'enters' | 'leaves' | 'moves';
  @Field(() => String) name: string;
  @Field(() => String) organizationName: string;
  @Field(() => String) categoryName: string;
  @Field(() => Int, { nullable: true }) rankBefore: number | null;
  @Field(() => Int, { nullable: true }) rank: number | null;
}

@ObjectType('ListCorrection', { description: 'A published list that another one, signed by two as well, took the place of.' })
export class ListCorrectionView {
  @Field(() => ID, { description: 'The publication that stands, or stood, in its place.' }) publicationId: string;
  @Field(() => ID) roundId: string;
  @Field(() => String) programmeCode: string;
  @Field(() => String) programmeName: string;
  @Field(() => String) roundName: string;
  @Field(() => String) periodCode: string;
  @Field(() => DateTime) publishedBefore: Date;
  @Field(() => DateTime) correctedAt: Date;
  @Field(() => String, { description: 'Why, as the officers signed it.' }) reason: string;
  @Field(() => ID, { nullable: true, description: 'The public notice, which tells the whole course.' }) noticeId: string | null;
  @Field(() => [CorrectedPlaceView]) changes: CorrectedPlaceView[];
}

@ArgsType()
export class ListCorrectionsArgs {
  @Field(() => Int) @IsInt() @Min(2000) @Max(2100) year: number;
  @Field(() => String, { nullable: true }) @IsOptional() @Matches(CODE) programme?: string | null;
  @Field(() => String, { nullable: true, description: '2026-05, 2026-Q2, 2026-Y' }) @IsOptional() @Matches(CODE) period?: string | null;
}
