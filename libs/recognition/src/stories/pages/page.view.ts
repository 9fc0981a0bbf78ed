import { ArgsType, Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { DateTime } from '@jiangong/platform';
import { IsIn, IsInt, Max, Min } from 'class-validator';
import { StarView } from '../star.view';
import { WorkView } from '../works/work.view';

@ObjectType('PublicUnit', { description: 'A unit with what it won and shows.' })
export class PublicUnitView {
  @Field(() => ID) id: string;
  @Field(() => String) name: string;
  @Field(() => ID, { nullable: true }) districtId: string | null;
  @Field(() => String, { nullable: true }) districtName: string | null;
  @Field(() => Int) starCount: number;
  @Field(() => Int, { description: 'Persons honoured, each once.' }) personCount: number;
  @Field(() => Int) workCount: number;
  @Field(() => [StarView], { description: 'The newest.' }) stars: StarView[];
  @Field(() => [WorkView], { description: 'The newest.' }) works: WorkView[];
}

@ObjectType('PublicPerson', { description: 'A person with a published title or work: name and unit, never a number or an age.' })
export class PublicPersonView {
  @Field(() => ID) id: string;
  @Field(() => String) name: string;
  @Field(() => ID) organizationId: string;
  @Field(() => String) organizationName: string;
  @Field(() => String, { nullable: true }) districtName: string | null;
  @Field(() => [StarView], { description: 'The newest.' }) stars: StarView[];
  @Field(() => [WorkView], { description: 'The newest; those with co-authors too.' }) works: WorkView[];
}

@ObjectType('HonourTableRow')
export class HonourTableRowView {
  @Field(() => Int, { description: 'By honours, then first places; equals share a rank.' }) rank: number;
  @Field(() => Int, { nullable: true, description: 'Before the month of the newest list; null when there was no honour then.' }) rankBefore: number | null;
  @Field(() => ID) organizationId: string;
  @Field(() => String) name: string;
  @Field(() => Int) honours: number;
  @Field(() => Int) firsts: number;
  @Field(() => Int, { description: 'Persons honoured, each once.' }) persons: number;
  @Field(() => Int) months: number;
  @Field(() => Int) quarters: number;
  @Field(() => Int) years: number;
}

@ObjectType('HonourTable', { description: 'Honours of the published lists of a year. Likes and views have no part in it.' })
export class HonourTableView {
  @Field(() => [HonourTableRowView]) rows: HonourTableRowView[];
  @Field(() => DateTime, { nullable: true, description: 'Changes of rank are reckoned against what stood before this instant.' }) changedSince: Date | null;
  @Field(() => Int, { description: 'Honours of units that belong to none of the rows.' }) elsewhere: number;
}

export const TABLES_BY = ['district', 'industry'] as const;

@ArgsType()
export class HonourTableArgs {
  @Field(() => Int) @IsInt() @Min(2000) @Max(2100) year: number;
  @Field(() => String, { defaultValue: 'district', description: TABLES_BY.join(', ') }) @IsIn(TABLES_BY) by: (typeof TABLES_BY)[number];
}

@ObjectType('SeasonCounts', { description: 'Units, persons and participations are three figures, never mixed or added.' })
export class SeasonCountsView {
  @Field(() => Int) units: number;
  @Field(() => Int) persons: number;
  @Field(() => Int) participations: number;
  @Field(() => Int) honours: number;
  @Field(() => Int) works: number;
}

@ObjectType('SeasonRoundFigures')
export class SeasonRoundFiguresView {
  @Field(() => String) code: string;
  @Field(() => String) name: string;
  @Field(() => String) cadence: string;
  @Field(() => SeasonCountsView) counts: SeasonCountsView;
}

@ObjectType('SeasonProgrammeFigures')
export class SeasonProgrammeFiguresView {
  @Field(() => String) code: string;
  @Field(() => String) name: string;
  @Field(() => SeasonCountsView) counts: SeasonCountsView;
  @Field(() => SeasonCountsView, { nullable: true, description: 'Of the year before; null when it had none.' }) before: SeasonCountsView | null;
  @Field(() => [SeasonRoundFiguresView], { description: 'Of its rounds with anything public, in their order.' }) rounds: SeasonRoundFiguresView[];
}

@ObjectType('FigureDefinition')
export class FigureDefinitionView {
  @Field(() => String, { description: 'units, persons, participations, honours, works' }) figure: string;
  @Field(() => String) name: string;
  @Field(() => String) text: string;
}

@ObjectType('SeasonFigures', { description: 'Of the published rounds of a year, beside the year before.' })
export class SeasonFiguresView {
  @Field(() => Int) year: number;
  @Field(() => SeasonCountsView) counts: SeasonCountsView;
  @Field(() => SeasonCountsView, { nullable: true, description: 'Of the year before; null when it had none.' }) before: SeasonCountsView | null;
  @Field(() => [SeasonProgrammeFiguresView]) programmes: SeasonProgrammeFiguresView[];
  @Field(() => [FigureDefinitionView], { description: 'What each figure counts, in the language of the request.' }) definitions: FigureDefinitionView[];
}
