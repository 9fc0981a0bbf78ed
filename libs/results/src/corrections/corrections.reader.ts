import { Injectable } from '@nestjs/common';
import { Reader } from '@jiangong/platform';
import { UNIT_OF_ENTRY } from '../score-runs/public';
import type { ListCorrectionsArgs, ListCorrectionView } from './correction.view';

/** Who left, who entered, whose rank or title is another one; in the order of the lists. */
const CHANGES = `
  (select coalesce(json_agg(c order by c."categoryPosition", coalesce(c."rankBefore", c.rank), c."entryId"), '[]') from (
     select e.id as "entryId", case when after.entry_id is null then 'leaves' when before.entry_id is null then 'enters' else 'moves' end as change,
            e.title as name, unit.name as "organizationName", c.name as "categoryName", c.position as "categoryPosition", before.rank as "rankBefore", after.rank
       from (select entry_id, rank, title from decision_place where decision_id = old.decision_id) before
       full join (select entry_id, rank, title from decision_place where decision_id = u.decision_id) after on after.entry_id = before.entry_id
       join entry e on e.id = coalesce(after.entry_id, before.entry_id)
       join category c on c.id = e.category_id
       ${UNIT_OF_ENTRY}
      where after.entry_id is null or before.entry_id is null or after.rank <> before.rank or after.title <> before.title) c)`;

const CORRECTION = `
  select u.id as "publicationId", r.id as "roundId", p.code as "programmeCode", p.name as "programmeName", r.name as "roundName", r.code as "periodCode",
         old.published_at as "publishedBefore", u.published_at as "correctedAt", u.reason,
         (select n.id from notice n where n.round_id = r.id and n.withdrawn_at is null limit 1) as "noticeId", ${CHANGES} as changes
    from publication u join publication old on old.id = u.supersedes_id
    join round r on r.id = u.round_id join programme p on p.id = r.programme_id join season s on s.id = p.season_id
   where u.state in ('published', 'superseded')`;
const NEWEST = 'order by u.published_at desc, u.id';

const OF_YEAR = `${CORRECTION} and s.year = $1 and ($2::text is null or p.code = $2) and ($3::text is null or r.code = $3) ${NEWEST} limit 60`;
const OF_ROUND = `${CORRECTION} and r.id = $1 ${NEWEST}`;
const ONE = `${CORRECTION} and u.id = $1`;

/** What was corrected after it was published; for everybody, like the lists themselves. */
@Injectable()
export class CorrectionsReader {
  constructor(private readonly reader: Reader) {}

  /** Newest first. */
  list({ year, programme, period }: ListCorrectionsArgs): Promise<ListCorrectionView[]> {
    return this.reader.rows<ListCorrectionView>(OF_YEAR, [year, programme ?? null, period ?? null]);
  }

  /** Newest first. */
  ofRound(roundId: string): Promise<ListCorrectionView[]> {
    return this.reader.rows<ListCorrectionView>(OF_ROUND, [roundId]);
  }

  /** By the publication that made it; null when that one corrected nothing. */
  one(publicationId: string): Promise<ListCorrectionView | null> {
    return this.reader.first<ListCorrectionView>(ONE, [publicationId]);
  }
}
