import { Args, Context, Int, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Allow, GraphContext, type ConnectionView } from '@jiangong/platform';
import { AppropriateFund } from './commands/appropriate-fund';
import { ReverseBooking } from './commands/reverse-booking';
import { SetFundYear } from './commands/set-fund-year';
import './fund.policy';
import { AppropriateFundInput, FundBookingConnection, FundBookingOrRefusal, FundBookingsArgs, FundBookingView, FundYearOrRefusal, FundYearView, ReverseBookingInput, SetFundYearInput } from './fund.view';
import { FundsReader } from './funds.reader';

@Resolver(() => FundYearView)
export class FundResolver {
  constructor(
    private readonly funds: FundsReader,
    private readonly setting: SetFundYear,
    private readonly appropriating: AppropriateFund,
    private readonly reversing: ReverseBooking,
  ) {}

  @Allow('fund.read')
  @Query(() => FundYearView)
  fundYear(@Args('year', { type: () => Int }) year: number, @Context() { actor, language }: GraphContext): Promise<FundYearView> {
    return this.funds.year(actor, year, language);
  }

  @Allow('fund.read')
  @Query(() => FundBookingConnection, { description: 'Newest first.' })
  fundBookings(@Args() filter: FundBookingsArgs, @Context() { actor, language }: GraphContext): Promise<ConnectionView<FundBookingView>> {
    return this.funds.bookings(actor, filter, language);
  }

  @Allow('fund.plan')
  @Mutation(() => FundYearOrRefusal)
  async setFundYear(@Args('input') input: SetFundYearInput, @Context() { actor, language }: GraphContext): Promise<FundYearView> {
    return this.funds.year(actor, await this.setting.execute(actor, input), language);
  }

  @Allow('fund.plan')
  @Mutation(() => FundBookingOrRefusal)
  async appropriateFund(@Args('input') input: AppropriateFundInput, @Context() { actor, language }: GraphContext): Promise<FundBookingView> {
    return this.funds.booking(actor, await this.appropriating.execute(actor, input), language);
  }

  @Allow('booking.reverse')
  @Mutation(() => FundBookingOrRefusal, { description: 'By somebody other than who booked it; answers the reversal.' })
  async reverseBooking(@Args('input') input: ReverseBookingInput, @Context() { actor, language }: GraphContext): Promise<FundBookingView> {
    return this.funds.booking(actor, await this.reversing.execute(actor, input), language);
  }
}
