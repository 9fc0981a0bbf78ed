import { Injectable } from '@nestjs/common';
import { Reader } from '@jiangong/platform';
import { CONTEST_CAP_FEN } from './commands/grant-subsidy';
import type { ContestSubsidiesView } from './subsidy.view';

/** The contests of a year; the selection of a title's holder is none. */
const CONTESTS = `
  select p.id as "programmeId", p.name, s.year, coalesce(y.contest_cap_fen, $2::bigint)::text as "capFen",
         (select coalesce(sum(b.amount_fen), 0)::text from payable b where b.programme_id = p.id and b.kind = 'subsidy' and b.state <> 'dropped') as "givenFen",
         coalesce((select json_agg(json_build_object('id', b.id, 'number', b.number, 'unitName', o.name, 'purpose', b.purpose, 'amountFen', b.amount_fen::text, 'state', b.state) order by b.number)
                     from payable b join organization o on o.id = b.organization_id where b.programme_id = p.id and b.kind = 'subsidy'), '[]') as subsidies
    from programme p join season s on s.id = p.season_id left join fund_year y on y.year = s.year
   where s.year = $1 and not exists (select 1 from title_posting t join round r on r.id = t.round_id where r.programme_id = p.id)
   order by p.position, p.code`;

/** What contests get. Lock one says who may ask; the city is one scope. */
@Injectable()
export class SubsidiesReader {
  constructor(private readonly reader: Reader) {}

  async year(year: number): Promise<ContestSubsidiesView[]> {
    const rows = await this.reader.rows<Omit<ContestSubsidiesView, 'roomFen'>>(CONTESTS, [year, String(CONTEST_CAP_FEN)]);
    return rows.map((row) => ({ ...row, roomFen: String(BigInt(row.capFen) - BigInt(row.givenFen)) }));
  }
}
