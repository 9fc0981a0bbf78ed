import { Injectable } from '@nestjs/common';
import { decodeCursor, mayAnywhere, NotFound, toPage, type Actor, type PageRequest } from '@jiangong/kernel';
import type { ConnectionView } from '@jiangong/platform';
import { EngagementStore } from '../store/engagement-store';
import type { VoidingView } from './voiding.view';

type VoidingRow = Omit<VoidingView, 'abilities'> & { readonly madeAtText: string };

const COLUMNS = `
  select v.id, v.work_id as "workId", p.title as "workTitle", v.likes, v.signs -> 'signs' as signs, (v.signs ->> 'seconds')::int as seconds, (v.signs ->> 'step')::int as step,
         v.made_at as "madeAt", v.made_at::text as "madeAtText", v.restored_at as "restoredAt", v.restored_by_name as "restoredByName", v.restore_reason as "restoreReason"
    from engagement.voiding v left join engagement.public_work p on p.id = v.work_id`;

/** What was voided and why, for the city’s organisers and auditors; lock one says who may ask, the city is one scope. */
@Injectable()
export class VoidingsReader {
  constructor(private readonly store: EngagementStore) {}

  async list(actor: Actor, request: PageRequest): Promise<ConnectionView<VoidingView>> {
    const cursor = decodeCursor(request.after, 2);
    const rows = await this.store.rows<VoidingRow>(
      `${COLUMNS} where $1::timestamptz is null or (v.made_at, v.id) < ($1::timestamptz, $2::uuid) order by v.made_at desc, v.id desc limit $3`,
      [cursor?.[0] ?? null, cursor?.[1] ?? null, request.first + 1]);
    const page = toPage(rows, request, (row) => [row.madeAtText, row.id]);
    return {
      ...page, nodes: page.nodes.map((row) => this.dressed(actor, row)),
      totalCount: async () => (await this.store.first<{ count: number }>('select count(*)::int as count from engagement.voiding'))!.count,
    };
  }

  async one(actor: Actor, id: string): Promise<VoidingView> {
    const row = await this.store.first<VoidingRow>(`${COLUMNS} where v.id = $1`, [id]);
    if (!row) throw new NotFound({ zh: '点赞处理记录', en: 'voiding' });
    return this.dressed(actor, row);
  }

  private dressed(actor: Actor, row: VoidingRow): VoidingView {
    return { ...row, abilities: { canRestore: row.restoredAt === null && mayAnywhere(actor, 'like.restore') } };
  }
}
