import { Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { GraphContext } from '@jiangong/platform';
import { RoundView } from '../rounds/public';
import { SeasonView } from './season.view';
import { SeasonsReader } from './seasons.reader';

@Resolver(() => RoundView)
export class RoundSeasonResolver {
  constructor(private readonly reader: SeasonsReader) {}

  @ResolveField(() => SeasonView)
  season(@Parent() round: RoundView, @Context() context: GraphContext): Promise<SeasonView | null> {
    return this.reader.ofRound(context, round.seasonId);
  }
}
