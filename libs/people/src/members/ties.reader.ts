import { Injectable } from '@nestjs/common';
import { decodeCursor, nodesWhere, NotFound, toPage, type Actor, type PageRequest } from '@jiangong/kernel';
import { Reader, type ConnectionView } from '@jiangong/platform';
import type { TieKind } from './member.entity';
import { noTie } from './member.policy';
import type { MemberTieView } from './tie.view';

export interface TieFilter extends PageRequest {
  readonly memberId?: string | null;
  readonly kind?: TieKind | null;
}

const COLUMNS = `t.id, t.kind, t.label, t.on_day::text as "onDay", t.from_day::text as "fromDay", t.to_day::text as "toDay", t.source,
  t.recorded_at as "recordedAt", t.member_a_id as "memberAId", t.member_b_id as "memberBId"`;

/** A tie is seen from above either of the two; `$1` platform, `$2` nodes. */
const IN_SCOPE = `($1::boolean or exists (
  select 1 from membership s join organization_closure c on c.descendant_id = s.organization_id and c.ancestor_id = any($2::uuid[])
   where s.member_id in (t.member_a_id, t.member_b_id)))`;

const FILTER = `${IN_SCOPE} and ($3::uuid is null or $3 in (t.member_a_id, t.member_b_id)) and ($4::text is null or t.kind = $4)`;

@Injectable()
export class TiesReader {
  constructor(private readonly reader: Reader) {}

  /** Newest first. */
  async list(actor: Actor, filter: TieFilter): Promise<ConnectionView<MemberTieView>> {
    const values = [...this.scopeOf(actor), filter.memberId ?? null, filter.kind ?? null];
    const rows = await this.reader.rows<MemberTieView>(
      `select ${COLUMNS} from member_tie t where ${FILTER} and ($5::uuid is null or t.id < $5) order by t.id desc limit $6`,
      [...values, decodeCursor(filter.after, 1)?.[0] ?? null, filter.first + 1]);
    const totalCount = async (): Promise<number> => (await this.reader.first<{ count: number }>(`select count(*)::int as count from member_tie t where ${FILTER}`, values))!.count;
    return { ...toPage(rows, filter, (row) => [row.id]), totalCount };
  }

  async one(actor: Actor, id: string): Promise<MemberTieView> {
    const row = await this.reader.first<MemberTieView>(`select ${COLUMNS} from member_tie t where t.id = $3 and ${IN_SCOPE}`, [...this.scopeOf(actor), id]);
    if (!row) throw new NotFound(noTie);
    return row;
  }

  private scopeOf(actor: Actor): [boolean, readonly string[]] {
    return [actor.kind === 'platform', nodesWhere(actor, 'tie.read')];
  }
}
