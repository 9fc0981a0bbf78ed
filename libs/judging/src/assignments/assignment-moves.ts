import { Injectable } from '@nestjs/common';
import type { Tx } from '@jiangong/platform';
import type { PanelMove, PanelMoves } from '../panels/public';
import type { AssignmentMovesView } from './assignment.view';

const LOADS = `
  select a.id as "judgeId", a.name as "judgeName", (select count(*)::int from assignment x where x.round_id = $1 and x.judge_id = a.id and x.state = 'active') as after
    from account a
   where a.id = any($2::uuid[]) or exists (select 1 from panel p join panel_judge j on j.panel_id = p.id and j.removed_in_version is null where p.round_id = $1 and j.account_id = a.id)
   order by a.name, a.id`;
const ENTRIES = `select id, code, title from entry where id = any($1::uuid[])`;

interface Load { judgeId: string; judgeName: string; after: number }
interface Named { id: string; code: string; title: string }

/** Pairs are named up to so many; beyond that the figures of each judge say it. */
const SHOWN = 200;

/** Puts names to what an assignment has moved, inside the transaction that moved it. */
@Injectable()
export class AssignmentMoves {
  async told(tx: Tx, roundId: string, { made, released, kept }: PanelMoves): Promise<AssignmentMovesView> {
    const loads = await tx.query<Load>(LOADS, [roundId, [...new Set([...made, ...released].map(({ judgeId }) => judgeId))]]);
    const shown = [released, made].map((moves) => moves.slice(0, SHOWN));
    const entries = new Map((await tx.query<Named>(ENTRIES, [[...new Set(shown.flat().map(({ entryId }) => entryId))]])).map((entry) => [entry.id, entry]));
    const names = new Map(loads.map(({ judgeId, judgeName }) => [judgeId, judgeName]));
    const count = (moves: readonly PanelMove[], of: string): number => moves.filter(({ judgeId }) => judgeId === of).length;
    const named = (moves: readonly PanelMove[]) => moves.map((move) => {
      const { code, title } = entries.get(move.entryId)!;
      return { ...move, entryCode: code, title, judgeName: names.get(move.judgeId) ?? '' };
    });
    return {
      madeCount: made.length, releasedCount: released.length, lostCount: released.filter(({ wasBegun }) => wasBegun).length, kept,
      released: named(shown[0]!), made: named(shown[1]!),
      loads: loads.map(({ judgeId, judgeName, after }) => {
        const [gains, gives] = [count(made, judgeId), count(released, judgeId)];
        return { judgeId, judgeName, before: after - gains + gives, gains, gives, after };
      }),
    };
  }
}
