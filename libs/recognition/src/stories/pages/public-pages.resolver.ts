import { ParseUUIDPipe } from '@nestjs/common';
import { Args, Context, ID, Int, Query, Resolver } from '@nestjs/graphql';
import { AllowAnyone, GraphContext } from '@jiangong/platform';
import { HonourTableArgs, HonourTableView, PublicPersonView, PublicUnitView, SeasonFiguresView } from './page.view';
import { PublicPagesReader } from './public-pages.reader';

@Resolver(() => PublicUnitView)
export class PublicPagesResolver {
  constructor(private readonly reader: PublicPagesReader) {}

  @AllowAnyone('units with honours or public works are shown to everybody')
  @Query(() => PublicUnitView)
  publicUnit(@Args('id', { type: () => ID }, ParseUUIDPipe) id: string): Promise<PublicUnitView> {
    return this.reader.unit(id);
  }

  @AllowAnyone('persons with published titles or works are shown by name and unit')
  @Query(() => PublicPersonView)
  publicPerson(@Args('id', { type: () => ID }, ParseUUIDPipe) id: string): Promise<PublicPersonView> {
    return this.reader.person(id);
  }

  @AllowAnyone('published results are public')
  @Query(() => HonourTableView)
  honourTable(@Args() args: HonourTableArgs): Promise<HonourTableView> {
    return this.reader.honourTable(args);
  }

  @AllowAnyone('figures of published rounds are public')
  @Query(() => SeasonFiguresView)
  seasonFigures(@Args('year', { type: () => Int }) year: number, @Context() { language }: GraphContext): Promise<SeasonFiguresView> {
    return this.reader.figures(year, language);
  }
}
