import { Injectable } from '@nestjs/common';
import type { Actor } from '@jiangong/kernel';
import { Reader } from '@jiangong/platform';
import { ENTRY_SCOPE, RECOMMENDATION_SCOPE, scopeValues, signerValues } from '../submissions/public';
import { AT_DESK } from './recommendation.policy';

export interface CellCounts {
  readonly roundId: string;
  readonly recommended: number;
  readonly accepted: number;
  readonly todo: number;
}

/** The figures of rounds on the cycle board, under the scope of who looks, in one statement for all rounds. */
@Injectable()
export class CycleCellReader {
  constructor(private readonly reader: Reader) {}

  of(actor: Actor, roundIds: readonly string[]): Promise<CellCounts[]> {
    return this.reader.rows<CellCounts>(
      `select g.id as "roundId", coalesce(n.recommended, 0) as recommended, coalesce(n.accepted, 0) as accepted, coalesce(t.todo, 0) as todo
         from round g
         left join (select e.round_id, count(*)::int as recommended, (count(*) filter (where e.state = 'accepted'))::int as accepted
                      from entry e where e.round_id = any($7::uuid[]) and e.state not in ('draft', 'withdrawn') and ${ENTRY_SCOPE} group by e.round_id) n on n.round_id = g.id
         left join (select r.round_id, count(*)::int as todo from recommendation r join entry e on e.id = r.entry_id and e.state = 'in_review'
                     where r.round_id = any($7::uuid[]) and r.state = 'in_review' and ${RECOMMENDATION_SCOPE} and ${AT_DESK} group by r.round_id) t on t.round_id = g.id
        where g.id = any($7::uuid[])`,
      [...scopeValues(actor), ...signerValues(actor), roundIds],
    );
  }
}
