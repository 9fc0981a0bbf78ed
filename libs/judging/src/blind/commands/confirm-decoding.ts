import { Injectable } from '@nestjs/common';
import { mayAnywhere, NotAllowed, type Actor } from '@jiangong/kernel';
import { UnitOfWork } from '@jiangong/platform';
import { refuseUnlessPhase, Rounds } from '@jiangong/programme';
import { BlindCodes } from '../blind-codes';
import { Decoding } from '../blind.entity';
import { refuseConfirmation } from '../blind.rules';
import { requesterOf } from '../key-holder';
import '../blind.policy';

/** The second person opens the code numbers: names come back, and the secret of the drawing is revealed in the ledger. */
@Injectable()
export class ConfirmDecoding {
  constructor(private readonly uow: UnitOfWork, private readonly rounds: Rounds, private readonly codes: BlindCodes) {}

  execute(actor: Actor, { roundId }: { readonly roundId: string }): Promise<void> {
    return this.uow.run(actor, {}, async (tx) => {
      if (!mayAnywhere(actor, 'blind.decode')) throw new NotAllowed('blind.decode');
      const round = await this.rounds.load(tx, roundId, 'update');
      refuseUnlessPhase(round, 'computing', 'deciding');
      const decoding = await tx.repo(Decoding).findOneBy({ roundId });
      refuseConfirmation(await requesterOf(tx, decoding), Boolean(decoding?.confirmedAt), actor);
      await tx.repo(Decoding).update({ roundId }, { confirmedById: actor.accountId, confirmedAt: tx.now });
      const { secret, commitment } = await this.codes.commit(tx, roundId);
      tx.record({
        chain: `round:${roundId}`, type: 'judging.decoding.confirmed',
        body: { decodingId: decoding!.id, requestedBy: decoding!.requestedById, confirmedBy: actor.accountId, commitment, secret },
      });
    });
  }
}
