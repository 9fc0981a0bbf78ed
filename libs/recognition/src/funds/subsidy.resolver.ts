import { Args, Context, Int, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Allow, GraphContext } from '@jiangong/platform';
import { GrantSubsidy } from './commands/grant-subsidy';
import './fund.policy';
import { PayableOrRefusal, type PayableView } from './payable.view';
import { PayablesReader } from './payables.reader';
import { SubsidiesReader } from './subsidies.reader';
import { ContestSubsidiesView, GrantSubsidyInput } from './subsidy.view';

@Resolver(() => ContestSubsidiesView)
export class SubsidyResolver {
  constructor(private readonly subsidies: SubsidiesReader, private readonly payables: PayablesReader, private readonly granting: GrantSubsidy) {}

  @Allow('fund.read')
  @Query(() => [ContestSubsidiesView])
  contestSubsidies(@Args('year', { type: () => Int }) year: number): Promise<ContestSubsidiesView[]> {
    return this.subsidies.year(year);
  }

  @Allow('payable.raise')
  @Mutation(() => PayableOrRefusal)
  async grantSubsidy(@Args('input') input: GrantSubsidyInput, @Context() { actor }: GraphContext): Promise<PayableView> {
    return this.payables.one(actor, await this.granting.execute(actor, input));
  }
}
