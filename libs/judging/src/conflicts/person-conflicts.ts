import { Injectable } from '@nestjs/common';
import { dayOf, type Day } from '@jiangong/kernel';
import { rowsFrom, type RowSource } from '@jiangong/platform';
import { TIES, unitsOf } from './conflict-facts';
import { findConflicts, type FoundConflict, type KnownTie } from './conflict.rules';

/** Somebody who is assessed outside a round: a title's holder. */
export interface AssessedPerson {
  readonly memberId: string;
  readonly organizationId: string;
}

interface AssessorRow { judge_id: string; member_id: string | null; unit_ids: string[]; ties: KnownTie[] }

const ASSESSORS = `
  select a.id as judge_id, a.member_id,
         coalesce((select json_agg(m.organization_id order by m.from_on, m.id) from membership m
                    where m.member_id = a.member_id and m.from_on <= $3::date and (m.to_on is null or m.to_on >= $2::date)), '[]') as unit_ids,
         (${TIES}) as ties
    from account a where a.id = any($1::uuid[]) order by a.id`;

/** The same rules of conflict where there is no round: from the tree and the ties on record, for one person at a time. */
@Injectable()
export class PersonConflicts {
  async find(source: RowSource, person: AssessedPerson, accountIds: readonly string[], since: Day, now: Date): Promise<readonly FoundConflict[]> {
    const rows = await rowsFrom<AssessorRow>(source, ASSESSORS, [accountIds, since, dayOf(now)]);
    const units = await unitsOf(source, [person.organizationId, ...rows.flatMap((row) => row.unit_ids)]);
    const judges = rows.map((row) => ({
      judgeId: row.judge_id, memberId: row.member_id, units: [...new Set(row.unit_ids)].flatMap((id) => units.get(id) ?? []), ties: row.ties, desks: [], declared: [], steppedBack: [],
    }));
    const { memberId, organizationId } = person;
    return findConflicts(judges, [{
      entryId: memberId, subject: 'member', memberId, names: [], unit: units.get(organizationId)!, coAuthorIds: [], authorIds: [], recommenders: [], readableFrom: [], signerIds: [],
    }]);
  }
}
