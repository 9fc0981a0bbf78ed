import { Injectable } from '@nestjs/common';
import { CERTIFICATE_REVOKED } from '@jiangong/evidence';
import type { Actor } from '@jiangong/kernel';
import { Checkpoints, UnitOfWork } from '@jiangong/platform';
import { certificateChain } from '../certificate-chain';

/** `$1` the publication that took the honours back. The words stay; what became of them is added. */
const REVOKE = `
  with revoked as (
    update certificate c set state = 'revoked', ended_at = $2, end_reason = coalesce(u.reason, '公布的名单经更正')
      from honour h join publication u on u.id = h.revoked_by_id
     where h.revoked_by_id = $1 and c.honour_id = h.id and c.state = 'issued' returning c.number, c.round_id)
  select number, round_id as "roundId" from revoked order by number`;

/** Certificates fall with the honours a published correction took back; whoever scans one is told. */
@Injectable()
export class RevokeCertificates {
  constructor(private readonly uow: UnitOfWork, private readonly checkpoints: Checkpoints) {}

  /** Returns how many fell now. */
  async execute(actor: Actor, publicationId: string): Promise<number> {
    const revoked = await this.uow.run(actor, {}, async (tx) => {
      const fallen = await tx.query<{ number: string; roundId: string }>(REVOKE, [publicationId, tx.now]);
      for (const { number, roundId } of fallen) tx.record({ chain: certificateChain(roundId), type: CERTIFICATE_REVOKED, body: { number, publicationId } });
      return fallen.length;
    });
    if (revoked > 0) await this.checkpoints.sign();
    return revoked;
  }
}
