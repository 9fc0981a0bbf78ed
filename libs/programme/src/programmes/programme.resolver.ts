import { Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { GraphContext } from '@jiangong/platform';
import { CategoryView, ProgrammeView } from './programme.view';
import { ProgrammesReader } from './programmes.reader';

@Resolver(() => ProgrammeView)
export class ProgrammeResolver {
  constructor(private readonly reader: ProgrammesReader) {}

  @ResolveField(() => [CategoryView])
  categories(@Parent() programme: ProgrammeView, @Context() context: GraphContext): Promise<CategoryView[]> {
    return this.reader.categoriesOf(context, programme.id);
  }
}
