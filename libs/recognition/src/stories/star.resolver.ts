import { ParseUUIDPipe } from '@nestjs/common';
import { Args, ID, Int, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { AllowAnyone, type ConnectionView } from '@jiangong/platform';
import { CorrectionsReader, ListCorrectionView } from '@jiangong/results';
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

@Resolver(() => StarPageView)
export class StarCorrectionResolver {
  constructor(private readonly stars: StarsReader, private readonly corrections: CorrectionsReader) {}

  @AllowAnyone('what was published is corrected before everybody')
  @Query(() => ListCorrectionView, { nullable: true, description: 'The correction that took a title back; null when none did.' })
  async starTakenBack(@Args('id', { type: () => ID }, ParseUUIDPipe) id: string): Promise<ListCorrectionView | null> {
    const publicationId = await this.stars.takenBackBy(id);
    return publicationId ? this.corrections.one(publicationId) : null;
  }

  @ResolveField(() => ListCorrectionView, { nullable: true, description: 'The correction its list came of.' })
  correction(@Parent() { star, publicationId }: StarPageView): Promise<ListCorrectionView | null> {
    return star.correctedAt ? this.corrections.one(publicationId) : Promise.resolve(null);
  }
}
