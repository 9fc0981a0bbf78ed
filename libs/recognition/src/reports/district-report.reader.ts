import { Injectable } from '@nestjs/common';
import { isId, type Actor } from '@jiangong/kernel';
import { Organizations } from '@jiangong/people';
import { Reader } from '@jiangong/platform';
import type { DistrictPeriodView } from './district-report.view';
import { refuseUnlessMayReport } from './report.policy';

/** An entry belongs to the district of its unit, and to the industry union that recommended it. */
const REPORT = `
  select r.code, r.cadence, r.name, r.phase,
         coalesce(c.units, 0)::int as units, coalesce(c.nominees, 0)::int as nominees, coalesce(c.passed, 0)::int as passed,
         coalesce(c.accepted, 0)::int as accepted,
         (select count(*) from standing_honour h where h.round_id = r.id and (h.district_id = $3 or exists (
            select 1 from recommendation n where n.entry_id = h.entry_id and n.district_id = $3 and n.state <> 'withdrawn')))::int as stars
    from season s
    join programme p on p.season_id = s.id and p.code = $2
    join round r on r.programme_id = p.id and r.phase <> 'scheduled'
    left join lateral (
      select count(distinct coalesce(n.organization_id, e.organization_id)) as units, count(distinct e.member_id) as nominees,
             count(distinct e.id) filter (where n.desk = 'city' or n.state = 'passed' or (n.id is null and e.state = 'accepted')) as passed,
             count(distinct e.id) filter (where e.state = 'accepted') as accepted
        from entry e left join recommendation n on n.entry_id = e.id and n.district_id = $3 and n.state <> 'withdrawn'
       where e.round_id = r.id and e.state not in ('draft', 'withdrawn') and (e.district_id = $3 or n.id is not null)) c on true
   where s.year = $1
   order by r.collecting_at, r.deciding_at, r.code`;

/** One statement for the whole year; scoped to those who lead the district. */
@Injectable()
export class DistrictReportReader {
  constructor(private readonly reader: Reader, private readonly organizations: Organizations) {}

  async report(actor: Actor, year: number, districtId: string, programme: string): Promise<DistrictPeriodView[]> {
    refuseUnlessMayReport(actor, isId(districtId) ? await this.organizations.lineageOf(this.reader, districtId) : []);
    return this.reader.rows<DistrictPeriodView>(REPORT, [year, programme, districtId]);
  }
}
