import { Args, Context, Int, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Allow, AllowAnyone, GraphContext } from '@jiangong/platform';
import { ProgrammesReader, ProgrammeView } from '../programmes/public';
import { CreateSeason } from './commands/create-season';
import { CreateSeasonInput, CycleBoardRowView, SeasonOrRefusal, SeasonView } from './season.view';
import { SeasonsReader } from './seasons.reader';

@Resolver(() => SeasonView)
export class SeasonResolver {
  constructor(private readonly reader: SeasonsReader, private readonly offering: ProgrammesReader, private readonly creating: CreateSeason) {}

  @AllowAnyone('the seasons and what they offer are public')
  @Query(() => [SeasonView])
  seasons(): Promise<SeasonView[]> {
    return this.reader.all();
  }

  @AllowAnyone('the seasons and what they offer are public')
  @Query(() => SeasonView)
  season(@Args('year', { type: () => Int }) year: number): Promise<SeasonView> {
    return this.reader.ofYear(year);
  }

  @Allow('cycle_board.view')
  @Query(() => [CycleBoardRowView])
  cycleBoard(@Args('year', { type: () => Int }) year: number, @Context() context: GraphContext): Promise<CycleBoardRowView[]> {
    return this.reader.board(context, year);
  }

  @ResolveField(() => [ProgrammeView])
  programmes(@Parent() season: SeasonView, @Context() context: GraphContext): Promise<ProgrammeView[]> {
    return this.offering.programmesOf(context, season.id);
  }

  @Allow('season.create')
  @Mutation(() => SeasonOrRefusal)
  createSeason(@Args('input') input: CreateSeasonInput, @Context() { actor }: GraphContext): Promise<SeasonView> {
    return this.creating.execute(actor, input);
  }
}
