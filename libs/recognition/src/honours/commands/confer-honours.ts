import { Injectable } from '@nestjs/common';
import { newId, type Actor, type Cadence } from '@jiangong/kernel';
import { UnitOfWork, type Tx } from '@jiangong/platform';
import type { AwardCatalogue, FormField } from '@jiangong/programme';
import { UNIT_OF_ENTRY } from '@jiangong/results';
import { Honour } from '../honour.entity';
import { HonoursConferred } from '../honour.events';
import { shownDeedsOf, whatPlaceBrings } from '../honour.rules';
import { PromotionRequest } from '../promotion-request.entity';

interface Winner {
  readonly entryId: string;
  readonly roundId: string;
  readonly programmeCode: string;
  readonly periodCode: string;
  readonly cadence: Cadence;
  readonly categoryCode: string;
  readonly categoryName: string;
  readonly categoryPosition: number;
  readonly memberId: string;
  readonly organizationId: string;
  readonly districtId: string | null;
  readonly name: string;
  readonly title: string;
  readonly rank: number;
  readonly score: number;
  readonly conferredAt: Date;
  readonly content: Readonly<Record<string, unknown>>;
  readonly fields: readonly FormField[];
  readonly awards: AwardCatalogue | null;
  readonly attributes: Readonly<Record<string, string>>;
  /** Whether this result was given a prize in a round it was carried from. */
  readonly hadPrize: boolean;
}

/** Winners of a published list that are not honoured yet. */
const WINNERS = `
  select e.id as "entryId", r.id as "roundId", g.code as "programmeCode", r.code as "periodCode", r.cadence,
         c.code as "categoryCode", c.name as "categoryName", c.position as "categoryPosition",
         e.member_id as "memberId", unit.id as "organizationId", e.district_id as "districtId",
         e.title as name, p.title, p.rank, p.score, u.published_at as "conferredAt",
         w.content, v.content -> 'form' -> 'fields' as fields, v.content -> 'awards' as awards, e.attributes,
         exists (
           with recursive led as (
             select s.source_entry_id as entry_id from entry_source s where s.entry_id = e.id
             union select s.source_entry_id from entry_source s join led on s.entry_id = led.entry_id)
           select 1 from led join honour h on h.entry_id = led.entry_id where h.prize_fen is not null and h.revoked_at is null) as "hadPrize"
    from publication u
    join round r on r.id = u.round_id
    join programme g on g.id = r.programme_id
    join rule_version v on v.id = r.rule_version_id
    join decision_place p on p.decision_id = u.decision_id
    join category c on c.id = p.category_id
    join entry e on e.id = p.entry_id
    join entry_version w on w.entry_id = e.id and w.number = e.version_number
    ${UNIT_OF_ENTRY}
   where u.id = $1 and u.state = 'published' and not exists (select 1 from honour h where h.entry_id = e.id and h.revoked_at is null)
   order by c.position, p.rank, e.code`;

const ROWS_A_STATEMENT = 500;
const UNANSWERED = { letter: null, sentAt: null, answeredOn: null, answer: null, recordedById: null } as const;

/** Confers what a published list says: all of it in one commit, and nothing twice (domain.md §7: only from a sealed, published result). */
@Injectable()
export class ConferHonours {
  constructor(private readonly uow: UnitOfWork) {}

  /** Returns how many were conferred now. */
  execute(actor: Actor, publicationId: string): Promise<number> {
    return this.uow.run(actor, {}, async (tx) => {
      // two deliveries at once: the second waits here and then finds nothing left to confer
      await tx.query('select 1 from publication where id = $1 for update', [publicationId]);
      const winners = await tx.query<Winner>(WINNERS, [publicationId]);
      if (winners.length === 0) return 0;
      await this.insert(tx, publicationId, winners);
      tx.record({
        chain: `round:${winners[0]!.roundId}`, type: 'recognition.honours.conferred',
        body: { publicationId, honours: winners.length, entries: winners.map((winner) => winner.entryId) },
      });
      tx.announce(HonoursConferred, { publicationId });
      return winners.length;
    });
  }

  private async insert(tx: Tx, publicationId: string, winners: readonly Winner[]): Promise<void> {
    const requests: PromotionRequest[] = [];
    const honours = winners.map(({ content, fields, awards, attributes, hadPrize, ...facts }): Honour => {
      const id = newId();
      const { promotion, ...brought } = whatPlaceBrings(awards, { category: facts.categoryCode, rank: facts.rank, attributes, hadPrize });
      if (promotion) requests.push({ id: newId(), honourId: id, target: promotion.to, authority: promotion.authority, state: 'due', ...UNANSWERED });
      return { ...facts, ...brought, id, publicationId, deeds: shownDeedsOf(content, fields), revokedAt: null, revokedById: null };
    });
    for (let at = 0; at < honours.length; at += ROWS_A_STATEMENT) await tx.repo(Honour).insert(honours.slice(at, at + ROWS_A_STATEMENT));
    for (let at = 0; at < requests.length; at += ROWS_A_STATEMENT) await tx.repo(PromotionRequest).insert(requests.slice(at, at + ROWS_A_STATEMENT));
  }
}
