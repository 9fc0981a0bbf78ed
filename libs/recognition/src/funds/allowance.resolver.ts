import { Args, Context, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Allow, GraphContext } from '@jiangong/platform';
import { AllowanceMonthOrRefusal, AllowanceMonthView, RaiseAllowancesInput } from './allowance.view';
import { AllowancesReader } from './allowances.reader';
import { RaiseAllowances } from './commands/raise-allowances';
import './fund.policy';

@Resolver(() => AllowanceMonthView)
export class AllowanceResolver {
  constructor(private readonly allowances: AllowancesReader, private readonly raising: RaiseAllowances) {}

  @Allow('fund.read')
  @Query(() => AllowanceMonthView, { description: 'A preview while nothing of it is raised.' })
  allowanceMonth(@Args('month', { description: '2026-04' }) month: string, @Context() { actor }: GraphContext): Promise<AllowanceMonthView> {
    return this.allowances.month(actor, month);
  }

  @Allow('allowance.raise')
  @Mutation(() => AllowanceMonthOrRefusal, { description: 'Owed from now on, once; to be approved and paid by two persons.' })
  async raiseAllowances(@Args('input') input: RaiseAllowancesInput, @Context() { actor }: GraphContext): Promise<AllowanceMonthView> {
    return this.allowances.month(actor, await this.raising.execute(actor, input));
  }
}
