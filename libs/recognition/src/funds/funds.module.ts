import { Module } from '@nestjs/common';
import { PeopleModule } from '@jiangong/people';
import { TitlesModule } from '../titles/public';
import { AllowanceResolver } from './allowance.resolver';
import { AllowancesReader } from './allowances.reader';
import { Books } from './books';
import { AppropriateFund } from './commands/appropriate-fund';
import { ApprovePayables } from './commands/approve-payables';
import { CancelPayment } from './commands/cancel-payment';
import { DropPayable } from './commands/drop-payable';
import { EndGrant, GrantStudio, ReleaseGrant } from './commands/grant-studio';
import { GrantSubsidy } from './commands/grant-subsidy';
import { PreparePayment } from './commands/prepare-payment';
import { RaiseAllowances } from './commands/raise-allowances';
import { RaisePrizes } from './commands/raise-prizes';
import { ReverseBooking } from './commands/reverse-booking';
import { SetFundYear } from './commands/set-fund-year';
import { SettlePayment } from './commands/settle-payment';
import { FundResolver } from './fund.resolver';
import { FundsController } from './funds.controller';
import { FundsReader } from './funds.reader';
import { PayableResolver } from './payable.resolver';
import { Payables } from './payables';
import { StudioGrantResolver } from './studio-grant.resolver';
import { StudioGrantsReader } from './studio-grants.reader';
import { PayablesReader } from './payables.reader';
import { FinanceTables } from './finance-tables';
import { SubsidiesReader } from './subsidies.reader';
import { SubsidyResolver } from './subsidy.resolver';
import { GrantsOnStudioRemoved } from './reactions/on-studio-removed';
import { PrizesOnHonoursConferred } from './reactions/on-honours-conferred';
import { PrizesOnHonoursRevoked } from './reactions/on-honours-revoked';
import { RevokedPrizes } from './revoked-prizes';

const commands = [AppropriateFund, ApprovePayables, CancelPayment, DropPayable, EndGrant, GrantStudio, ReleaseGrant, GrantSubsidy, PreparePayment, RaiseAllowances, RaisePrizes, ReverseBooking, SetFundYear, SettlePayment];

const readers = [FundsReader, PayablesReader, AllowancesReader, SubsidiesReader, StudioGrantsReader, FinanceTables];
const edges = [PrizesOnHonoursConferred, PrizesOnHonoursRevoked, GrantsOnStudioRemoved, FundResolver, AllowanceResolver, SubsidyResolver, StudioGrantResolver, PayableResolver];

@Module({ imports: [PeopleModule, TitlesModule], controllers: [FundsController], providers: [...commands, Books, Payables, RevokedPrizes, ...readers, ...edges], exports: [...commands, Payables] })
export class FundsModule {}
