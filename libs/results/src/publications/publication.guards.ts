import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Tx } from '@jiangong/platform';
import { PublishedBySignatures, RoundGuards, type Round, type RoundStep } from '@jiangong/programme';
import { Publication } from './publication.entity';
import { WinnersOnTheWay } from './publication.refusals';
import { takeBack } from './take-back';

/** Winners of published sources who have an own category in the round and are not in it yet. */
const ON_THE_WAY = `
  select count(*)::int as winners, coalesce(array_agg(distinct source.name), '{}') as rounds
    from round_feed f
    join round source on source.id = f.from_round_id
    join round r on r.id = f.to_round_id
    join publication u on u.round_id = f.from_round_id and u.state = 'published'
    join decision_place p on p.decision_id = u.decision_id
    join category c on c.id = p.category_id
    join category target on target.programme_id = r.programme_id and target.code = c.code
   where f.to_round_id = $1 and not exists (
     select 1 from entry_source s join entry e on e.id = s.entry_id where s.source_entry_id = p.entry_id and e.round_id = f.to_round_id)`;

/**
 * A round is published by two signatures and by nothing else; a list falls with a round that is cancelled; and no round
 * is judged while winners it should judge are still being carried in: the clock waits, an organiser may name a reason.
 */
@Injectable()
export class PublicationGuards implements OnModuleInit {
  constructor(private readonly guards: RoundGuards) {}

  onModuleInit(): void {
    this.guards.guard('notice', 'published', async (tx, round) => {
      if ((await tx.repo(Publication).countBy({ roundId: round.id, state: 'published' })) === 0) throw new PublishedBySignatures({});
    });
    this.guards.guard('notice', 'cancelled', async (tx, round, step) => void (await takeBack(tx, round.id, step.reason ?? '')));
    this.guards.guard('reviewing', 'judging', (tx, round, step) => this.refuseWhileOnTheWay(tx, round, step));
  }

  private async refuseWhileOnTheWay(tx: Tx, round: Round, step: RoundStep): Promise<void> {
    if (step.reason !== null) return;
    const [row] = await tx.query<{ winners: number; rounds: string[] }>(ON_THE_WAY, [round.id]);
    if (row!.winners > 0) throw new WinnersOnTheWay(row!);
  }
}
