import { Injectable } from '@nestjs/common';
import { rowsFrom, type RowSource } from '@jiangong/platform';
import { Rounds } from '@jiangong/programme';
import { compareRankings, type RankedEntry, type RankingChange } from '../selection/public';

const LINES = `select entry_id as "entryId", category_id as "categoryId", score, rank from score_line where run_id = $1 order by position`;

/** Sets two sealed runs of a round side by side, under the rules the round is pinned to. */
@Injectable()
export class Rankings {
  constructor(private readonly rounds: Rounds) {}

  async compare(source: RowSource, roundId: string, before: string, after: string): Promise<RankingChange[]> {
    const { deciding } = await this.rounds.rulesOf(source, roundId);
    return compareRankings(await rowsFrom<RankedEntry>(source, LINES, [before]), await rowsFrom<RankedEntry>(source, LINES, [after]), deciding);
  }
}
