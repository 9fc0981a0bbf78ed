import { Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { GraphContext } from '@jiangong/platform';
import { ProgrammeView } from '../programmes/public';
import { RoundView } from './round.view';
import { RoundsReader } from './rounds.reader';

/** The rounds of a programme, in the order in which they are decided. */
@Resolver(() => ProgrammeView)
export class ProgrammeRoundsResolver {
  constructor(private readonly reader: RoundsReader) {}

  @ResolveField(() => [RoundView])
  rounds(@Parent() programme: ProgrammeView, @Context() context: GraphContext): Promise<RoundView[]> {
    return this.reader.ofProgramme(context, programme.id);
  }
}
