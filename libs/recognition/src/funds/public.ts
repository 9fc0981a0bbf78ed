/**
 * Funds: who is to get what for which result, and double-entry books of it. What is owed is raised once for each cause
 * and once for each result, approved by one person and paid by another; a mistake is reversed, never changed.
 */
export { AppropriateFund } from './commands/appropriate-fund';
export { ApprovePayables } from './commands/approve-payables';
export { GrantStudio, ReleaseGrant } from './commands/grant-studio';
export { GrantSubsidy } from './commands/grant-subsidy';
export { DropPayable } from './commands/drop-payable';
export { PreparePayment } from './commands/prepare-payment';
export { RaiseAllowances } from './commands/raise-allowances';
export { SetFundYear } from './commands/set-fund-year';
export { SettlePayment } from './commands/settle-payment';
export { FundAccount, FundBooking, FundBudget, FundLine, FundYear } from './fund.entity';
export { fundInvariants } from './fund.invariants';
export { FundsModule } from './funds.module';
export { Payable, PaymentBatch, PrizeClaim, StudioGrant } from './payable.entity';
export { Payables, type NewPayable } from './payables';
