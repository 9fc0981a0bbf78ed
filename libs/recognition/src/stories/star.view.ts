import { ArgsType, Field, ID, Int, ObjectType } from '@nestjs/graphql';
import type { Cadence } from '@jiangong/kernel';
import { connectionOf, DateTime, PageArgs } from '@jiangong/platform';
import { IsIn, IsOptional, IsUUID, Matches } from 'class-validator';

export const CADENCES = ['month', 'quarter', 'year', 'stage'] as const satisfies readonly Cadence[];
const CODE = /^[A-Za-z0-9_-]{1,40}$/;

@ObjectType('Star', { description: 'A title conferred by a published round.' })
export class StarView {
  @Field(() => ID) id: string;
  @Field(() => String, { description: 'The person’s name, or the title of the work.' }) name: string;
  @Field(() => String) title: string;
  @Field(() => String) categoryCode: string;
  @Field(() => String) categoryName: string;
  @Field(() => String) periodCode: string;
  @Field(() => String) cadence: string;
  @Field(() => Int) rank: number;
  @Field(() => ID, { nullable: true, description: 'Of `publicPerson`: the person, or the first author; null for who wants no page.' }) personId: string | null;
  @Field(() => ID) organizationId: string;
  @Field(() => String) organizationName: string;
  @Field(() => ID, { nullable: true }) districtId: string | null;
  @Field(() => String, { nullable: true }) districtName: string | null;
  @Field(() => String) deeds: string;
  @Field(() => Int, { description: 'Thousandths.' }) score: number;
  @Field(() => DateTime) conferredAt: Date;
  @Field(() => DateTime, { nullable: true, description: 'When the list it stands on took the place of an earlier published one.' }) correctedAt: Date | null;
}

export const StarConnection = connectionOf('Star', StarView);

@ObjectType('StarPage')
export class StarPageView {
  @Field(() => StarView) star: StarView;
  @Field(() => [StarView], { description: 'Other titles of the same person, newest first.' }) others: StarView[];
  @Field(() => [StarView], { description: 'The way back to the months this title comes from, newest first.' }) path: StarView[];
  /** Of its list. */
  publicationId: string;
}

@ObjectType('StarMonth', { description: 'A published period: a month, a quarter or a year.' })
export class StarMonthView {
  @Field(() => String) code: string;
  @Field(() => String) cadence: string;
  @Field(() => String) name: string;
  @Field(() => Int) stars: number;
}

@ObjectType('NamedCount')
export class NamedCountView {
  @Field(() => String) code: string;
  @Field(() => String) name: string;
  @Field(() => Int) stars: number;
}

@ObjectType('StarFigures', { description: 'Of the published rounds of a year. Units, persons and participations are three figures, never mixed.' })
export class StarFiguresView {
  @Field(() => Int, { description: '参赛单位' }) units: number;
  @Field(() => Int, { description: '人数' }) persons: number;
  @Field(() => Int, { description: '人次' }) participations: number;
  @Field(() => Int) stars: number;
  @Field(() => [NamedCountView]) byCategory: NamedCountView[];
  @Field(() => [NamedCountView], { description: 'Under the id of the district or industry union; the city’s own units come last.' }) byDistrict: NamedCountView[];
}

@ArgsType()
export class ProgrammeArgs {
  @Field(() => String, { defaultValue: 'star' })
  @Matches(CODE)
  programme: string;
}

@ArgsType()
export class StarsArgs extends PageArgs {
  @Field(() => String, { defaultValue: 'star' })
  @Matches(CODE)
  programme: string;

  @Field(() => String, { nullable: true, description: '2026-05, 2026-Q2, 2026-Y; the newest published of the cadence when left out.' })
  @IsOptional() @Matches(CODE)
  period?: string | null;

  @Field(() => String, { nullable: true, description: 'Which newest period: month (default), quarter, year.' })
  @IsOptional() @IsIn(CADENCES)
  cadence?: Cadence | null;

  @Field(() => String, { nullable: true })
  @IsOptional() @Matches(CODE)
  category?: string | null;

  @Field(() => ID, { nullable: true })
  @IsOptional() @IsUUID()
  districtId?: string | null;
}
