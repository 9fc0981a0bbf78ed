import { ParseUUIDPipe } from '@nestjs/common';
import { Args, ID, Int, Query, Resolver } from '@nestjs/graphql';
import { AllowAnyone, type ConnectionView } from '@jiangong/platform';
import { ProgrammeArgs, StarConnection, StarFiguresView, StarMonthView, StarPageView, StarsArgs, StarView } from './star.view';
import { StarsReader } from './stars.reader';

const PUBLIC = 'published results are public';

@Resolver(() => StarView)
export class StarResolver {
  constructor(private readonly reader: StarsReader) {}

  @AllowAnyone(PUBLIC)
  @Query(() => StarConnection)
  stars(@Args() args: StarsArgs): Promise<ConnectionView<StarView>> {
    return this.reader.stars(args);
  }

  @AllowAnyone(PUBLIC)
  @Query(() => StarPageView)
  star(@Args('id', { type: () => ID }, ParseUUIDPipe) id: string): Promise<StarPageView> {
    return this.reader.star(id);
  }

  @AllowAnyone(PUBLIC)
  @Query(() => [StarMonthView])
  starPeriods(@Args() { programme }: ProgrammeArgs): Promise<StarMonthView[]> {
    return this.reader.periods(programme);
  }

  @AllowAnyone(PUBLIC)
  @Query(() => StarFiguresView)
  starFigures(@Args('year', { type: () => Int }) year: number, @Args() { programme }: ProgrammeArgs): Promise<StarFiguresView> {
    return this.reader.figures(year, programme);
  }
}
