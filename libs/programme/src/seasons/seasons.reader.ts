import { Injectable } from '@nestjs/common';
import { NotFound } from '@jiangong/kernel';
import { inKeyOrder, Reader, type GraphContext } from '@jiangong/platform';
import { PROGRAMME_FACTS, type ProgrammeView } from '../programmes/public';
import { ROUND_FACTS, ROUND_ORDER, toRoundView, type RoundRow } from '../rounds/public';
import type { CycleBoardRowView, SeasonView } from './season.view';

const SEASON = `select s.id, s.year, s.name, s.theme from season s`;

/** The whole board in one statement: the programmes of a year with their rounds, in the order of deciding. */
const BOARD = `
  select (select to_json(facts) from (select ${PROGRAMME_FACTS}) facts) as programme,
         coalesce(cells.rounds, '[]') as rounds
    from season s join programme p on p.season_id = s.id
    left join lateral (
      select json_agg(to_json(facts) order by facts."decidingAt", facts.position, facts.code) as rounds
        from (select ${ROUND_FACTS} from round r where r.programme_id = p.id order by ${ROUND_ORDER}) facts
    ) cells on true
   where s.year = $1 order by p.position, p.code`;

@Injectable()
export class SeasonsReader {
  constructor(private readonly reader: Reader) {}

  all(): Promise<SeasonView[]> {
    return this.reader.rows<SeasonView>(`${SEASON} order by s.year desc`);
  }

  async ofYear(year: number): Promise<SeasonView> {
    const season = await this.reader.first<SeasonView>(`${SEASON} where s.year = $1`, [year]);
    if (!season) throw new NotFound({ zh: `${year} 年度竞赛`, en: `season of ${year}` });
    return season;
  }

  ofRound(context: GraphContext, seasonId: string): Promise<SeasonView | null> {
    const loader = context.loader('programme.season', async (ids) =>
      inKeyOrder(ids, await this.reader.rows<SeasonView>(`${SEASON} where s.id = any($1)`, [ids]), (row) => row.id));
    return loader.load(seasonId);
  }

  async board(context: GraphContext, year: number): Promise<CycleBoardRowView[]> {
    const rows = await this.reader.rows<{ programme: ProgrammeView; rounds: RoundRow[] }>(BOARD, [year]);
    return rows.map(({ programme, rounds }) => ({
      programme,
      cells: rounds.map((round) => ({ round: toRoundView(round), blocking: round.heldBy?.[context.language] ?? null })),
    }));
  }
}
