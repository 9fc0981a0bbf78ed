import { Injectable } from '@nestjs/common';
import type { Actor } from '@jiangong/kernel';
import { UnitOfWork } from '@jiangong/platform';
import { HonoursRevoked } from '../honour.events';
import { ConferHonours } from './confer-honours';

export interface HonourCorrection {
  readonly publicationId: string;
  readonly supersededId: string;
}

/** Of the old list, what the new one no longer says so: gone, or with another rank, score or title. */
const REVOKE = `
  with revoked as (
    update honour h set revoked_at = $3, revoked_by_id = $1
      from publication u
     where u.id = $1 and h.publication_id = $2 and h.revoked_at is null and not exists (
       select 1 from decision_place p where p.decision_id = u.decision_id and p.entry_id = h.entry_id and p.rank = h.rank and p.score = h.score and p.title = h.title)
    returning h.id)
  select id from revoked order by id`;

const KEEP = `with kept as (update honour set publication_id = $1 where publication_id = $2 and revoked_at is null returning id) select count(*)::int as kept from kept`;

/**
 * Brings the honours in step with a corrected list (domain.md §7): who is no longer on it loses the honour in sight, who stays
 * keeps it with its certificate, who is new is honoured. Delivered twice it changes nothing more.
 */
@Injectable()
export class CorrectHonours {
  constructor(private readonly uow: UnitOfWork, private readonly confer: ConferHonours) {}

  async execute(actor: Actor, { publicationId, supersededId }: HonourCorrection): Promise<{ revoked: number; kept: number; conferred: number }> {
    const corrected = await this.uow.run(actor, {}, async (tx) => {
      const [publication] = await tx.query<{ roundId: string }>(`select round_id as "roundId" from publication where id = $1 and state = 'published' for update`, [publicationId]);
      if (!publication) return { revoked: 0, kept: 0 };
      const revoked = await tx.query<{ id: string }>(REVOKE, [publicationId, supersededId, tx.now]);
      const [{ kept }] = (await tx.query<{ kept: number }>(KEEP, [publicationId, supersededId])) as [{ kept: number }];
      if (revoked.length > 0) {
        tx.record({ chain: `round:${publication.roundId}`, type: 'recognition.honours.revoked', body: { publicationId, supersededId, honours: revoked.map(({ id }) => id) } });
        tx.announce(HonoursRevoked, { publicationId }, { subject: `round:${publication.roundId}` });
      }
      return { revoked: revoked.length, kept };
    });
    return { ...corrected, conferred: await this.confer.execute(actor, publicationId) };
  }
}
