import { ParseUUIDPipe } from '@nestjs/common';
import { Args, Context, ID, Int, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Allow, GraphContext, PageArgs, type ConnectionView } from '@jiangong/platform';
import { ApprovePayables } from './commands/approve-payables';
import { CancelPayment } from './commands/cancel-payment';
import { DropPayable } from './commands/drop-payable';
import { PreparePayment } from './commands/prepare-payment';
import { SettlePayment } from './commands/settle-payment';
import './fund.policy';
import {
  DropPayableInput, PayableApprovalOrRefusal, PayableApprovalView, PayableConnection, PayableFigureView, PayableIdsArgs, PayableOrRefusal, PayablesArgs, PayableView,
  PaymentBatchConnection, PaymentBatchOrRefusal, PaymentBatchView, SettlePaymentInput,
} from './payable.view';
import { PayablesReader } from './payables.reader';

@Resolver(() => PayableView)
export class PayableResolver {
  constructor(
    private readonly payablesReader: PayablesReader,
    private readonly approving: ApprovePayables,
    private readonly dropping: DropPayable,
    private readonly preparing: PreparePayment,
    private readonly settling: SettlePayment,
    private readonly cancelling: CancelPayment,
  ) {}

  @Allow('fund.read')
  @Query(() => PayableConnection)
  payables(@Args() filter: PayablesArgs, @Context() { actor }: GraphContext): Promise<ConnectionView<PayableView>> {
    return this.payablesReader.list(actor, filter);
  }

  @Allow('fund.read')
  @Query(() => [PayableFigureView], { description: 'One for each state.' })
  payableFigures(@Args('year', { type: () => Int, nullable: true }) year: number | null): Promise<PayableFigureView[]> {
    return this.payablesReader.figures(year ?? null);
  }

  @Allow('fund.read')
  @Query(() => PaymentBatchConnection, { description: 'Newest first.' })
  paymentBatches(@Args() page: PageArgs, @Context() { actor }: GraphContext): Promise<ConnectionView<PaymentBatchView>> {
    return this.payablesReader.batches(actor, page);
  }

  @Allow('payable.approve')
  @Mutation(() => PayableApprovalOrRefusal, { description: 'All or none.' })
  async approvePayables(@Args() { payableIds }: PayableIdsArgs, @Context() { actor }: GraphContext): Promise<PayableApprovalView> {
    return { payables: await this.payablesReader.some(actor, await this.approving.execute(actor, payableIds)) };
  }

  @Allow('payable.approve')
  @Mutation(() => PayableOrRefusal)
  async dropPayable(@Args('input') input: DropPayableInput, @Context() { actor }: GraphContext): Promise<PayableView> {
    return this.payablesReader.one(actor, await this.dropping.execute(actor, input));
  }

  @Allow('payable.pay')
  @Mutation(() => PaymentBatchOrRefusal, { description: 'By somebody other than who approved them.' })
  async preparePayment(@Args() { payableIds }: PayableIdsArgs, @Context() { actor }: GraphContext): Promise<PaymentBatchView> {
    return this.payablesReader.batch(actor, await this.preparing.execute(actor, payableIds));
  }

  @Allow('payable.pay')
  @Mutation(() => PaymentBatchOrRefusal, { description: 'The bank’s results, by row.' })
  async settlePayment(@Args('input') input: SettlePaymentInput, @Context() { actor }: GraphContext): Promise<PaymentBatchView> {
    return this.payablesReader.batch(actor, await this.settling.execute(actor, input));
  }

  @Allow('payable.pay')
  @Mutation(() => PaymentBatchOrRefusal)
  async cancelPayment(@Args('batchId', { type: () => ID }, ParseUUIDPipe) batchId: string, @Context() { actor }: GraphContext): Promise<PaymentBatchView> {
    return this.payablesReader.batch(actor, await this.cancelling.execute(actor, batchId));
  }
}
