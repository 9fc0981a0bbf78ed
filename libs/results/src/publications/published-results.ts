import { Injectable } from '@nestjs/common';
import { Reader } from '@jiangong/platform';
import { UNIT_OF_ENTRY } from '../score-runs/public';

/** One winner of a published round, as printed lists show it. */
export interface PublishedPlace {
  readonly entryId: string;
  readonly entryCode: string;
  readonly categoryCode: string;
  readonly categoryName: string;
  readonly rank: number;
  /** Thousandths. */
  readonly score: number;
  readonly title: string;
  /** The person's name, or the title of the work. */
  readonly name: string;
  readonly memberNo: string;
  /** The enterprise of the unit, or the unit itself where no enterprise lies above it. */
  readonly organizationName: string;
  /** The district or industry union; null for a unit directly under the city. */
  readonly districtName: string | null;
}

const WINNERS = `
  select p.entry_id as "entryId", e.code as "entryCode", c.code as "categoryCode", c.name as "categoryName",
         p.rank, p.score, p.title, e.title as name, m.member_no as "memberNo", unit.name as "organizationName", d.name as "districtName"
    from publication u
    join decision_place p on p.decision_id = u.decision_id
    join entry e on e.id = p.entry_id
    join member m on m.id = e.member_id
    join category c on c.id = p.category_id
    left join organization d on d.id = e.district_id
    ${UNIT_OF_ENTRY}
   where u.round_id = $1 and u.state = 'published'
   order by c.position, p.rank, m.member_no, e.code`;

/** The lists that two signatures made public. What is not published does not exist here. */
@Injectable()
export class PublishedResults {
  constructor(private readonly reader: Reader) {}

  /** The winners of a round in category order, then rank, then member number; none while it is not published. */
  winnersOf(roundId: string): Promise<PublishedPlace[]> {
    return this.reader.rows<PublishedPlace>(WINNERS, [roundId]);
  }
}
