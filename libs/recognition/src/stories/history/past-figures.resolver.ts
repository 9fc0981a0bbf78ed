import { Context, Query, Resolver } from '@nestjs/graphql';
import { AllowAnyone, GraphContext } from '@jiangong/platform';
import { PastSeasonView } from './past-figure.view';
import { PastFiguresReader } from './past-figures.reader';

@Resolver(() => PastSeasonView)
export class PastFiguresResolver {
  constructor(private readonly reader: PastFiguresReader) {}

  @AllowAnyone('figures of the years before were reported publicly')
  @Query(() => [PastSeasonView], { description: 'Seasons before this product, newest first.' })
  pastSeasons(@Context() { language }: GraphContext): Promise<PastSeasonView[]> {
    return this.reader.seasons(language);
  }
}
