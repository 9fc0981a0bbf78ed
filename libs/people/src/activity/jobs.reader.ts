import { Injectable } from '@nestjs/common';
import { decodeCursor, NotFound, toPage, type Actor, type Bilingual, type PageRequest } from '@jiangong/kernel';
import { definedJobs, Reader, type ConnectionView, type GraphContext } from '@jiangong/platform';
import type DataLoader from 'dataloader';
import { mayFollowAll } from './job.policy';
import type { JobView } from './job.view';

type Language = GraphContext['language'];
type JobRow = Omit<JobView, 'label' | 'error' | 'progressNote'> & { readonly error: Bilingual | null; readonly progressNote: Bilingual };

const COLUMNS = `j.id, j.name, j.state, j.progress_done as "progressDone", j.progress_total as "progressTotal", json_build_object('zh', j.progress_note, 'en', j.progress_note_en) as "progressNote", j.subject,
  j.error, j.created_at as "createdAt", j.finished_at as "finishedAt"`;

/** $1: the actor's account; $2: may follow the jobs of others. */
const VISIBLE = `($2 or j.owner_id = $1::uuid)`;

/** An error of an attempt that will be tried again is not the outcome. */
const toView = (row: JobRow, language: Language): JobView => ({
  ...row,
  progressNote: row.progressNote[language],
  label: definedJobs().get(row.name)?.label[language] ?? row.name,
  error: row.state === 'failed' ? (row.error?.[language] ?? null) : null,
});

/** Jobs belong to who asked for them; officers and auditors of the city follow all. */
@Injectable()
export class JobsReader {
  constructor(private readonly reader: Reader) {}

  async one(actor: Actor, language: Language, id: string): Promise<JobView> {
    const row = await this.reader.first<JobRow>(`select ${COLUMNS} from job j where j.id = $3 and ${VISIBLE}`, [...this.scope(actor), id]);
    if (!row) throw new NotFound({ zh: '任务', en: 'job' });
    return toView(row, language);
  }

  /** Newest first. */
  async list(actor: Actor, language: Language, request: PageRequest & { readonly subject?: string | null }): Promise<ConnectionView<JobView>> {
    const { subject } = request;
    const where = subject ? `j.subject = $3 and ${VISIBLE}` : `j.owner_id = $1::uuid and $2::boolean is not null and $3::text is null`;
    const values = [...this.scope(actor), subject ?? null];
    const cursor = decodeCursor(request.after, 1);
    const rows = await this.reader.rows<JobRow>(
      `select ${COLUMNS} from job j where ${where} and ($4::uuid is null or j.id < $4) order by j.id desc limit $5`,
      [...values, cursor?.[0] ?? null, request.first + 1],
    );
    const page = toPage(rows.map((row) => toView(row, language)), request, (row) => [row.id]);
    return { ...page, totalCount: async () => (await this.reader.first<{ count: number }>(`select count(*)::int as count from job j where ${where}`, values))!.count };
  }

  /** For fields that name a job (an import, a score run): null when the viewer may not follow it. */
  loader(context: GraphContext): DataLoader<string, JobView | null> {
    return context.loader<JobView>('people.job', async (ids) => {
      const rows = await this.reader.rows<JobRow>(`select ${COLUMNS} from job j where j.id = any($3::uuid[]) and ${VISIBLE}`, [...this.scope(context.actor), ids]);
      const byId = new Map(rows.map((row) => [row.id, toView(row, context.language)]));
      return ids.map((id) => byId.get(id) ?? null);
    });
  }

  private scope(actor: Actor): readonly unknown[] {
    return [actor.accountId, mayFollowAll(actor)];
  }
}
