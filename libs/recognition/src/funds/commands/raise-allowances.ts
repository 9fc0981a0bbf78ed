import { Injectable } from '@nestjs/common';
import type { Actor } from '@jiangong/kernel';
import { UnitOfWork } from '@jiangong/platform';
import { TitleAllowances } from '../../titles/public';
import { causeOf, purposeOf, refuseUnlessOver, yearOfMonth } from '../allowance.rules';
import { requireFund } from '../fund.policy';
import { AllowancesChanged, AllowancesRaised } from '../fund.refusals';
import { Payables } from '../payables';

export interface AllowanceMonthWish {
  /** `2026-04` */
  readonly month: string;
  /** The sum of what is new, as finance had it before the eyes. */
  readonly newFen: string;
}

/** The allowances of a month that is over are owed, each once; they are approved and paid like everything else, by two persons. */
@Injectable()
export class RaiseAllowances {
  constructor(private readonly uow: UnitOfWork, private readonly allowances: TitleAllowances, private readonly payables: Payables) {}

  /** Returns the month. */
  execute(actor: Actor, { month, newFen }: AllowanceMonthWish): Promise<string> {
    return this.uow.run(actor, {}, async (tx) => {
      requireFund(actor, 'allowance.raise');
      await this.payables.hold(tx);
      const due = await this.allowances.dueIn(tx, month);
      refuseUnlessOver(month, tx.now);
      const raised = await this.payables.raise(tx, due.map((one) => ({
        kind: 'allowance', fund: 'allowance', year: yearOfMonth(month), cause: causeOf(one), purpose: purposeOf(one),
        memberId: one.memberId, organizationId: one.organizationId, payeeName: one.payeeName, amountFen: BigInt(one.fen),
      })));
      if (raised.length === 0) throw new AllowancesRaised({ month });
      const [sum] = await tx.query<{ fen: string }>('select sum(amount_fen)::text as fen from payable where id = any($1::uuid[])', [raised]);
      if (sum!.fen !== newFen) throw new AllowancesChanged({ seenFen: newFen, isFen: sum!.fen });
      tx.record({ chain: 'funds', type: 'recognition.allowances.raised', body: { month, payables: raised, totalFen: sum!.fen } });
      return month;
    });
  }
}
