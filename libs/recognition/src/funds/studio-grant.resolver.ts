import { Args, Context, Int, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Allow, GraphContext } from '@jiangong/platform';
import { GrantStudio, ReleaseGrant } from './commands/grant-studio';
import './fund.policy';
import { GrantStudioInput, ReleaseGrantInput, StudioGrantOrRefusal, StudioGrantView } from './payable.view';
import { StudioGrantsReader } from './studio-grants.reader';

@Resolver(() => StudioGrantView)
export class StudioGrantResolver {
  constructor(private readonly grants: StudioGrantsReader, private readonly granting: GrantStudio, private readonly releasing: ReleaseGrant) {}

  @Allow('fund.read')
  @Query(() => [StudioGrantView], { description: 'Those that touch the year.' })
  studioGrants(@Args('year', { type: () => Int, nullable: true }) year: number | null, @Context() { actor }: GraphContext): Promise<StudioGrantView[]> {
    return this.grants.list(actor, year ?? null);
  }

  @Allow('payable.raise')
  @Mutation(() => StudioGrantOrRefusal)
  async grantStudio(@Args('input') input: GrantStudioInput, @Context() { actor }: GraphContext): Promise<StudioGrantView> {
    return this.grants.one(actor, await this.granting.execute(actor, input));
  }

  @Allow('payable.raise')
  @Mutation(() => StudioGrantOrRefusal, { description: 'The part of a year, once its review keeps the studio.' })
  async releaseGrant(@Args('input') input: ReleaseGrantInput, @Context() { actor }: GraphContext): Promise<StudioGrantView> {
    return this.grants.one(actor, await this.releasing.execute(actor, input));
  }
}
