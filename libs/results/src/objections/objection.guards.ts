import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Tx } from '@jiangong/platform';
import type { Round } from '@jiangong/programme';
import { PublicationChecks } from '../publications/public';
import { ObjectionNotCarriedOut, ObjectionsOpen } from './objection.refusals';

const OPEN = `select count(*)::int as open from objection where round_id = $1 and state in ('received', 'in_hand', 'proposed')`;
const STILL_LISTED = `
  select o.number, o.effect from objection o
   where o.round_id = $1 and o.state = 'upheld' and o.effect = 'exclude'
     and exists (select 1 from decision d join decision_place p on p.decision_id = d.id where d.round_id = o.round_id and d.state = 'standing' and p.entry_id = o.entry_id)
   order by o.settled_at limit 1`;

/** Nobody signs a list while somebody's objection waits, or while an upheld one is not in the list yet (domain.md §7). */
@Injectable()
export class ObjectionGuards implements OnModuleInit {
  constructor(private readonly checks: PublicationChecks) {}

  onModuleInit(): void {
    this.checks.register((tx, round) => this.refuseWhileOpen(tx, round));
  }

  private async refuseWhileOpen(tx: Tx, round: Round): Promise<void> {
    const [row] = await tx.query<{ open: number }>(OPEN, [round.id]);
    if (row!.open > 0) throw new ObjectionsOpen({ open: row!.open });
    const [left] = await tx.query<{ number: string; effect: string }>(STILL_LISTED, [round.id]);
    if (left) throw new ObjectionNotCarriedOut(left);
  }
}
