import { Injectable } from '@nestjs/common';
import { mayAnywhere, newId, NotAllowed, sha256, type Actor } from '@jiangong/kernel';
import { UnitOfWork } from '@jiangong/platform';
import { refuseUnlessPhase, Rounds } from '@jiangong/programme';
import { Decoding } from '../blind.entity';
import { refuseRequest } from '../blind.rules';
import { requesterOf } from '../key-holder';
import '../blind.policy';

export interface RequestDecodingInput {
  readonly roundId: string;
  readonly reason: string;
}

/** The first of two persons asks to open a blind round's code numbers, once no mark can change any more. Asking again changes nothing, unless who asked holds no key any more. */
@Injectable()
export class RequestDecoding {
  constructor(private readonly uow: UnitOfWork, private readonly rounds: Rounds) {}

  execute(actor: Actor, { roundId, reason }: RequestDecodingInput): Promise<void> {
    return this.uow.run(actor, {}, async (tx) => {
      if (!mayAnywhere(actor, 'blind.decode')) throw new NotAllowed('blind.decode');
      const round = await this.rounds.load(tx, roundId, 'update');
      const standing = await tx.repo(Decoding).findOneBy({ roundId });
      const { judging } = await this.rounds.rulesOf(tx, roundId);
      refuseRequest(judging.isBlind, Boolean(standing?.confirmedAt), reason);
      refuseUnlessPhase(round, 'computing', 'deciding');
      if (standing && (await requesterOf(tx, standing))) return;
      const decoding = { id: standing?.id ?? newId(), roundId, requestedById: actor.accountId, requestedAt: tx.now, reason: reason.trim(), confirmedById: null, confirmedAt: null };
      await tx.repo(Decoding).save(decoding);
      tx.record({ chain: `round:${roundId}`, type: 'judging.decoding.requested', body: { decodingId: decoding.id, requestedBy: actor.accountId, reasonHash: sha256(decoding.reason) } });
    });
  }
}
