import { Args, Query, Resolver } from '@nestjs/graphql';
import { AllowAnyone, type ConnectionView } from '@jiangong/platform';
import { PublicStudioConnection, PublicStudiosArgs, PublicStudioView } from './public-studio.view';
import { PublicStudiosReader } from './public-studios.reader';

@Resolver(() => PublicStudioView)
export class PublicStudioResolver {
  constructor(private readonly studios: PublicStudiosReader) {}

  @AllowAnyone('studios on the register are public')
  @Query(() => PublicStudioConnection, { description: 'In the order of the register.' })
  publicStudios(@Args() filter: PublicStudiosArgs): Promise<ConnectionView<PublicStudioView>> {
    return this.studios.list(filter);
  }
}
