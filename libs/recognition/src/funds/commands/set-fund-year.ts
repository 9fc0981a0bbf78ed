import { Injectable } from '@nestjs/common';
import { type Actor } from '@jiangong/kernel';
import { UnitOfWork } from '@jiangong/platform';
import { Books, fundCode } from '../books';
import { FundBudget, FundYear, type Fund } from '../fund.entity';
import { requireFund } from '../fund.policy';
import { AmountWrong, BudgetBelowAppropriated } from '../fund.refusals';
import { fenIn } from '../money';

export interface FundYearWish {
  readonly year: number;
  readonly payrollFen: string;
  readonly trainingFen: string;
  readonly trainingFrontLineFen: string;
  readonly budgets: readonly { readonly fund: Fund; readonly fen: string }[];
}

/** The figures of a year and what may come into each fund. */
@Injectable()
export class SetFundYear {
  constructor(private readonly uow: UnitOfWork, private readonly books: Books) {}

  execute(actor: Actor, wish: FundYearWish): Promise<number> {
    return this.uow.run(actor, {}, async (tx) => {
      requireFund(actor, 'fund.plan');
      const fen = (text: string): string => {
        const amount = fenIn(text);
        if (amount === null) throw new AmountWrong({});
        return String(amount);
      };
      const facts = { payrollFen: fen(wish.payrollFen), trainingFen: fen(wish.trainingFen), trainingFrontLineFen: fen(wish.trainingFrontLineFen) };
      const known = await tx.repo(FundYear).findOne({ where: { year: wish.year }, lock: { mode: 'pessimistic_write' } });
      await tx.repo(FundYear).save(known ? { ...known, ...facts } : { year: wish.year, ...facts });
      for (const budget of wish.budgets) {
        // held: nothing comes in between the look and the new budget
        await this.books.leftIn(tx, budget.fund, wish.year);
        const appropriated = await this.books.appropriatedTo(tx, budget.fund, wish.year);
        if (BigInt(fen(budget.fen)) < appropriated) throw new BudgetBelowAppropriated({ fund: budget.fund, appropriatedFen: String(appropriated) });
        await tx.repo(FundBudget).save({ year: wish.year, fund: budget.fund, fen: fen(budget.fen) });
      }
      tx.record({ chain: 'funds', type: 'recognition.fund.planned', body: { year: wish.year, ...facts, budgets: wish.budgets.map(({ fund, fen: amount }) => ({ account: fundCode(fund, wish.year), fen: amount })) } });
      return wish.year;
    });
  }
}
