import { Injectable } from '@nestjs/common';
import { decodeCursor, NotFound, toPage, type Actor, type Facts, type PageRequest } from '@jiangong/kernel';
import { Reader, type ConnectionView, type Language } from '@jiangong/platform';
import { noImport } from './roster-import.policy';
import type { RosterImportFaultView, RosterImportView } from './roster-import.view';

interface StoredRefusal {
  readonly code: string;
  readonly zh: string;
  readonly en: string;
  readonly facts: Facts;
}

type ImportRow = Omit<RosterImportView, 'refusal'> & { readonly refusal: StoredRefusal | null };
type FaultRow = Omit<RosterImportFaultView, 'reason'> & { readonly position: number; readonly zh: string; readonly en: string };

export interface FaultRequest extends PageRequest {
  readonly kind?: string | null;
}

const COLUMNS = `r.id, r.kind, r.state, r.file_name as "fileName", r.row_count as "rowCount", r.good_count as "goodCount", r.fault_count as "faultCount",
  r.correction_count as "correctionCount", r.preview, r.refusal, r.job_id as "jobId", r.organization_id as "organizationId", r.created_at as "createdAt"`;

const FAULT_COLUMNS = `f.position, f."row", f."column", f.value, f.kind, f.reason_zh as zh, f.reason_en as en`;

const toView = (row: ImportRow, language: Language): RosterImportView => ({
  ...row,
  refusal: row.refusal && { code: row.refusal.code, message: row.refusal[language], facts: row.refusal.facts },
});

/** Imports are seen by the account that made them, by nobody else: a roster names people. */
@Injectable()
export class RosterImportsReader {
  constructor(private readonly reader: Reader) {}

  async one(actor: Actor, language: Language, id: string): Promise<RosterImportView> {
    const row = await this.reader.first<ImportRow>(`select ${COLUMNS} from roster_import r where r.id = $1 and r.created_by_id = $2::uuid`, [id, actor.accountId]);
    if (!row) throw new NotFound(noImport);
    return toView(row, language);
  }

  /** Newest first. */
  async list(actor: Actor, language: Language, request: PageRequest): Promise<ConnectionView<RosterImportView>> {
    const cursor = decodeCursor(request.after, 1);
    const rows = await this.reader.rows<ImportRow>(
      `select ${COLUMNS} from roster_import r where r.created_by_id = $1::uuid and ($2::uuid is null or r.id < $2) order by r.id desc limit $3`,
      [actor.accountId, cursor?.[0] ?? null, request.first + 1],
    );
    const page = toPage(rows.map((row) => toView(row, language)), request, (row) => [row.id]);
    const total = async (): Promise<number> =>
      (await this.reader.first<{ count: number }>('select count(*)::int as count from roster_import where created_by_id = $1::uuid', [actor.accountId]))!.count;
    return { ...page, totalCount: total };
  }

  /** Of an import the viewer was already shown; in the order of the file. */
  async faults(importId: string, language: Language, request: FaultRequest): Promise<ConnectionView<RosterImportFaultView>> {
    const cursor = decodeCursor(request.after, 1);
    const rows = await this.faultRows(importId, request.kind ?? null, Number(cursor?.[0] ?? -1), request.first + 1);
    const page = toPage(rows, request, (row) => [row.position]);
    const total = async (): Promise<number> =>
      (await this.reader.first<{ count: number }>('select count(*)::int as count from roster_import_fault f where f.import_id = $1 and ($2::text is null or f.kind = $2)', [importId, request.kind ?? null]))!.count;
    return { ...page, nodes: page.nodes.map((row) => ({ ...row, reason: row[language] })), totalCount: total };
  }

  /** Every fault, a page at a time, in the order of the file. */
  async *eachFault(importId: string): AsyncGenerator<FaultRow> {
    for (let last = -1; ; ) {
      const rows = await this.faultRows(importId, 'fault', last, 1_000);
      yield* rows;
      if (rows.length < 1_000) return;
      last = rows.at(-1)!.position;
    }
  }

  private faultRows(importId: string, kind: string | null, after: number, limit: number): Promise<FaultRow[]> {
    return this.reader.rows<FaultRow>(
      `select ${FAULT_COLUMNS} from roster_import_fault f
        where f.import_id = $1 and f.position > $2 and ($3::text is null or f.kind = $3) order by f.position limit $4`,
      [importId, after, kind, limit],
    );
  }
}
