import { Injectable } from '@nestjs/common';
import type { Actor } from '@jiangong/kernel';
import { UnitOfWork } from '@jiangong/platform';
import { requireFund } from '../fund.policy';
import { reasonIn, refuseUnlessInState } from '../fund.rules';
import { lockedPayables } from '../locked-payables';
import { Payables } from '../payables';

/** What is due is not paid after all; the reason stays with it. */
@Injectable()
export class DropPayable {
  constructor(private readonly uow: UnitOfWork, private readonly payables: Payables) {}

  execute(actor: Actor, { payableId, reason }: { readonly payableId: string; readonly reason: string }): Promise<string> {
    return this.uow.run(actor, {}, async (tx) => {
      requireFund(actor, 'payable.approve');
      const [payable] = await lockedPayables(tx, [payableId]);
      refuseUnlessInState(payable!, 'due');
      await this.payables.drop(tx, payable!, reasonIn(reason));
      return payable!.id;
    });
  }
}
