import { Injectable } from '@nestjs/common';
import type { Actor } from '@jiangong/kernel';
import { UnitOfWork } from '@jiangong/platform';
import { BANK, Books, fundCode } from '../books';
import { FundBudget, type Fund } from '../fund.entity';
import { requireFund } from '../fund.policy';
import { BudgetExceeded, FUND_NAMES } from '../fund.refusals';
import { amountIn } from '../fund.rules';

export interface Appropriation {
  readonly year: number;
  readonly fund: Fund;
  readonly amountFen: string;
  readonly text?: string | null;
}

/** Money comes in for a fund, within its budget. */
@Injectable()
export class AppropriateFund {
  constructor(private readonly uow: UnitOfWork, private readonly books: Books) {}

  /** Returns the booking's id. */
  execute(actor: Actor, { year, fund, amountFen, text }: Appropriation): Promise<string> {
    return this.uow.run(actor, {}, async (tx) => {
      requireFund(actor, 'fund.plan');
      const fen = amountIn(amountFen);
      await this.books.leftIn(tx, fund, year);
      const wouldBe = (await this.books.appropriatedTo(tx, fund, year)) + fen;
      const budget = BigInt((await tx.repo(FundBudget).findOneBy({ year, fund }))?.fen ?? '0');
      if (wouldBe > budget) throw new BudgetExceeded({ fund, year, budgetFen: String(budget), wouldBeFen: String(wouldBe) });
      const lines = [{ account: BANK, fen }, { account: fundCode(fund, year), fen: -fen }];
      const [id] = await this.books.book(tx, [{ kind: 'appropriation', year, text: text?.trim() || `拨入${year}年${FUND_NAMES[fund].zh}`, lines }]);
      return id!;
    });
  }
}
