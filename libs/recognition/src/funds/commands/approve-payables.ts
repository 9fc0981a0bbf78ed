import { Injectable } from '@nestjs/common';
import { SignInNeeded, type Actor } from '@jiangong/kernel';
import { UnitOfWork, type Tx } from '@jiangong/platform';
import { Books, fundCode, payeeCode } from '../books';
import type { Fund } from '../fund.entity';
import { requireFund } from '../fund.policy';
import { FundShort } from '../fund.refusals';
import { refuseApproval } from '../fund.rules';
import { lockedPayables, type LockedPayable } from '../locked-payables';
import { Payable } from '../payable.entity';

/** Approves what is due, all or none: from now on the fund owes it. */
@Injectable()
export class ApprovePayables {
  constructor(private readonly uow: UnitOfWork, private readonly books: Books) {}

  execute(actor: Actor, ids: readonly string[]): Promise<readonly string[]> {
    return this.uow.run(actor, {}, async (tx) => {
      requireFund(actor, 'payable.approve');
      if (!actor.accountId) throw new SignInNeeded();
      const payables = await lockedPayables(tx, ids);
      for (const payable of payables) refuseApproval(actor, payable);
      await this.refuseShortFunds(tx, payables);
      for (const { id } of payables) await tx.repo(Payable).update({ id }, { state: 'approved', approvedById: actor.accountId, approvedByName: actor.name, approvedAt: tx.now });
      await this.books.book(tx, payables.map((payable) => ({
        kind: 'accrual' as const, year: payable.year, text: payable.purpose, payableId: payable.id,
        lines: [{ account: fundCode(payable.fund, payable.year), fen: BigInt(payable.amountFen) }, { account: payeeCode(payable), fen: -BigInt(payable.amountFen) }],
      })));
      return payables.map(({ id }) => id);
    });
  }

  /** Fund after fund in one order: two approvals wait for each other instead of both spending the rest. */
  private async refuseShortFunds(tx: Tx, payables: readonly LockedPayable[]): Promise<void> {
    const needed = new Map<string, { fund: Fund; year: number; fen: bigint }>();
    for (const { fund, year, amountFen } of payables) {
      const code = fundCode(fund, year);
      needed.set(code, { fund, year, fen: (needed.get(code)?.fen ?? 0n) + BigInt(amountFen) });
    }
    for (const [, { fund, year, fen }] of [...needed].sort(([a], [b]) => (a < b ? -1 : 1))) {
      const left = await this.books.leftIn(tx, fund, year);
      if (left < fen) throw new FundShort({ fund, year, leftFen: String(left), neededFen: String(fen) });
    }
  }
}
