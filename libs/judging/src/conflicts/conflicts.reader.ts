import { Injectable } from '@nestjs/common';
import { decodeCursor, toPage, type PageRequest } from '@jiangong/kernel';
import { Reader, type ConnectionView } from '@jiangong/platform';
import type { ConflictKind } from './conflict.rules';
import type { ConflictView } from './conflict.view';

export interface ConflictFilter extends PageRequest {
  readonly roundId: string;
  readonly judgeId?: string | null;
  readonly entryId?: string | null;
  readonly isHard?: boolean | null;
  readonly kind?: ConflictKind | null;
}

const FROM = `
  from conflict c join entry e on e.id = c.entry_id join organization o on o.id = e.organization_id join account a on a.id = c.judge_id
 where c.round_id = $1 and ($2::uuid is null or c.judge_id = $2) and ($3::uuid is null or c.entry_id = $3) and ($4::boolean is null or c.is_hard = $4)
   and ($5::text is null or c.kind = $5)`;

const LIST = `
  select c.entry_id as "entryId", e.code as "entryCode", e.title, o.name as "organizationName", c.judge_id as "judgeId", a.name as "judgeName", c.kind, c.is_hard as "isHard", c.evidence,
         exists (select 1 from assignment x where x.entry_id = c.entry_id and x.judge_id = c.judge_id and x.state = 'active') as "isAssigned"
  ${FROM} and ($6::text is null or (e.code, c.judge_id::text, c.kind) > ($6, $7, $8)) order by e.code, c.judge_id::text, c.kind limit $9`;

/** Conflicts as organisers and auditors see them. The city stands over every round, so there is no narrower scope. */
@Injectable()
export class ConflictsReader {
  constructor(private readonly reader: Reader) {}

  async list(filter: ConflictFilter): Promise<ConnectionView<ConflictView>> {
    const values = [filter.roundId, filter.judgeId ?? null, filter.entryId ?? null, filter.isHard ?? null, filter.kind ?? null];
    const cursor = decodeCursor(filter.after, 3) ?? [null, null, null];
    const rows = await this.reader.rows<ConflictView>(LIST, [...values, ...cursor, filter.first + 1]);
    const totalCount = async (): Promise<number> => (await this.reader.first<{ count: number }>(`select count(*)::int as count ${FROM}`, values))!.count;
    return { ...toPage(rows, filter, (row) => [row.entryCode, row.judgeId, row.kind]), totalCount };
  }
}
