import { Context, Mutation, Query, Resolver } from '@nestjs/graphql';
import { AllowSignedIn, GraphContext } from '@jiangong/platform';
import { HidePerson, ShowPerson } from './commands/hide-person';
import { OwnPageOrRefusal, OwnPageView } from './own-page.view';
import { PublicPagesReader } from './public-pages.reader';

@Resolver(() => OwnPageView)
export class OwnPageResolver {
  constructor(private readonly reader: PublicPagesReader, private readonly hide: HidePerson, private readonly show: ShowPerson) {}

  @AllowSignedIn('a person sees the own page and whether it is hidden')
  @Query(() => OwnPageView, { nullable: true, description: 'Null for accounts that belong to nobody.' })
  myPage(@Context() { actor }: GraphContext): Promise<OwnPageView | null> {
    return this.reader.own(actor);
  }

  @AllowSignedIn('a person hides the own page')
  @Mutation(() => OwnPageOrRefusal, { description: 'It is gone when this is answered, and profiles with it. Published lists keep the name.' })
  async hideMyPage(@Context() { actor }: GraphContext): Promise<OwnPageView> {
    await this.hide.execute(actor);
    return (await this.reader.own(actor))!;
  }

  @AllowSignedIn('a person shows the own page again')
  @Mutation(() => OwnPageOrRefusal)
  async showMyPage(@Context() { actor }: GraphContext): Promise<OwnPageView> {
    await this.show.execute(actor);
    return (await this.reader.own(actor))!;
  }
}
