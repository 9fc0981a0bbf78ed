import { Injectable } from '@nestjs/common';
import { platformActor, Refusal } from '@jiangong/kernel';
import { CarryEntry } from '@jiangong/entries';
import { Reader, ReactsTo } from '@jiangong/platform';
import { RoundPhaseChanged, type Phase } from '@jiangong/programme';
import { ResultPublished } from '../publication.events';

interface CarryGroup {
  readonly toRoundId: string;
  readonly isPriority: boolean;
  readonly categoryId: string;
  /** By rank, then code: the order in which they get their numbers in the next round. */
  readonly entryIds: readonly string[];
}

/**
 * The winners of one round are the candidates of the next (domain.md §3). Which results feed which round is data; a
 * category goes to its namesake when the next round is of another programme, and stays behind where there is none.
 * $1 the publication whose winners go on, or $2 the round they come into.
 */
const GROUPS = `
  select f.to_round_id as "toRoundId", f.is_priority as "isPriority", target.id as "categoryId",
         array_agg(p.entry_id::text order by p.rank, e.code) as "entryIds"
    from publication u
    join decision_place p on p.decision_id = u.decision_id
    join entry e on e.id = p.entry_id
    join category c on c.id = p.category_id
    join round_feed f on f.from_round_id = u.round_id
    join round r on r.id = f.to_round_id
    join category target on target.programme_id = r.programme_id and target.code = c.code
   where (u.id = $1 or r.id = $2) and u.state = 'published' and r.phase <> 'cancelled'
   group by r.collecting_at, f.to_round_id, f.is_priority, target.id, target.position
   order by r.collecting_at, f.to_round_id, target.position`;

/** Carries the winners of a published round into the rounds it feeds. Done twice, nothing is carried twice. */
@Injectable()
export class CarryWinners {
  constructor(private readonly reader: Reader, private readonly carry: CarryEntry) {}

  @ReactsTo(ResultPublished)
  onPublished({ publicationId }: { roundId: string; publicationId: string }): Promise<{ carried: number }> {
    return this.carryAll(publicationId, null);
  }

  /** Winners who came when their round was being judged are carried once it has stepped back to let them in. */
  @ReactsTo(RoundPhaseChanged)
  async onSteppedBack({ roundId, fromPhase, toPhase }: { roundId: string; fromPhase: Phase; toPhase: Phase }): Promise<{ carried: number }> {
    return fromPhase === 'judging' && toPhase === 'reviewing' ? this.carryAll(null, roundId) : { carried: 0 };
  }

  private async carryAll(publicationId: string | null, toRoundId: string | null): Promise<{ carried: number }> {
    let carried = 0;
    let refused: Refusal | null = null;
    for (const group of await this.reader.rows<CarryGroup>(GROUPS, [publicationId, toRoundId])) {
      try {
        await this.carry.execute(platformActor, { fromEntryIds: group.entryIds, toRoundId: group.toRoundId, categoryId: group.categoryId, hasPriority: group.isPriority });
        carried += group.entryIds.length;
      } catch (error) {
        // one round that takes no more must not keep the winners from another; it is told at the end
        if (!(error instanceof Refusal)) throw error;
        refused ??= error;
      }
    }
    if (refused) throw refused;
    return { carried };
  }
}
