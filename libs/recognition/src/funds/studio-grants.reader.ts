import { Injectable } from '@nestjs/common';
import { mayAnywhere, NotFound, type Actor } from '@jiangong/kernel';
import { Reader } from '@jiangong/platform';
import { tranches } from './fund.rules';
import type { PayableState } from './payable.entity';
import type { StudioGrantView } from './payable.view';

const GRANT = `
  select g.id, g.studio_id as "studioId", s.name as "studioName", o.name as "unitName", g.total_fen::text as "totalFen", g.first_year as "firstYear", g.years, g.state,
         coalesce((select json_object_agg(r.year, r.verdict) from studio_review r where r.studio_id = g.studio_id), '{}') as verdicts,
         coalesce((select json_object_agg(p.year, p.state) from payable p where p.cause = 'studio_grant:' || g.id || ':' || p.year), '{}') as states
    from studio_grant g join studio s on s.id = g.studio_id join organization o on o.id = s.organization_id`;

type Row = Omit<StudioGrantView, 'parts'> & { readonly years: number; readonly verdicts: Readonly<Record<string, string | null>>; readonly states: Readonly<Record<string, PayableState>> };

/** Grants with what was released of them. Lock one says who may ask; the city is one scope. */
@Injectable()
export class StudioGrantsReader {
  constructor(private readonly reader: Reader) {}

  /** Those that touch the year; every one with null. */
  async list(actor: Actor, year: number | null): Promise<StudioGrantView[]> {
    const rows = await this.reader.rows<Row>(`${GRANT} where $1::int is null or (g.first_year <= $1 and $1 < g.first_year + g.years) order by s.number, g.first_year`, [year]);
    return rows.map((row) => this.shown(actor, row));
  }

  async one(actor: Actor, id: string): Promise<StudioGrantView> {
    const row = await this.reader.first<Row>(`${GRANT} where g.id = $1`, [id]);
    if (!row) throw new NotFound({ zh: '工作室补助', en: 'studio grant' });
    return this.shown(actor, row);
  }

  private shown(actor: Actor, { years, verdicts, states, ...row }: Row): StudioGrantView {
    const parts = tranches(BigInt(row.totalFen), years).map((fen, at) => {
      const year = row.firstYear + at;
      const [verdict, state] = [verdicts[year] ?? null, states[year] ?? null];
      return { year, fen: String(fen), verdict, state, canRelease: state === null && verdict === 'keep' && row.state === 'running' && mayAnywhere(actor, 'payable.raise') };
    });
    return { ...row, parts };
  }
}
