import type { Writable } from 'node:stream';
import { Inject, Injectable } from '@nestjs/common';
import { NotFound, type Actor } from '@jiangong/kernel';
import { asWritten, OBJECT_STORE, Reader, readTable, writeWorkbook, type Language, type ObjectStore, type OutputRow } from '@jiangong/platform';
import { REASON_COLUMN } from './import-kind';
import { ImportKinds } from './import-kinds';
import { noImport } from './roster-import.policy';
import type { RosterImport } from './roster-import.entity';
import { RosterImportsReader } from './roster-imports.reader';

type Source = Pick<RosterImport, 'id' | 'kind' | 'state' | 'fileKey' | 'fileName'>;

/** The refused rows as the person wrote them, each with its reasons: to be corrected and sent again as it is. */
@Injectable()
export class FaultsWorkbook {
  constructor(
    private readonly reader: Reader,
    private readonly imports: RosterImportsReader,
    private readonly kinds: ImportKinds,
    @Inject(OBJECT_STORE) private readonly store: ObjectStore,
  ) {}

  /** The actor's own import that has faulty rows to show. */
  async find(actor: Actor, id: string): Promise<Source> {
    const found = await this.reader.first<Source>(
      `select id, kind, state, file_key as "fileKey", file_name as "fileName" from roster_import
        where id = $1 and created_by_id = $2::uuid and state in ('checked', 'accepting', 'done') and fault_count > 0`,
      [id, actor.accountId],
    );
    if (!found) throw new NotFound(noImport);
    return found;
  }

  async write(target: Writable, found: Source, language: Language): Promise<void> {
    const columns = this.kinds.of(found.kind).columns.filter((column) => column.kind !== 'ignored');
    const path = await this.store.localPath(found.fileKey);
    await writeWorkbook(target, {
      name: '有误的行',
      columns: [...columns.map(({ name }) => ({ name, width: 18 })), { name: REASON_COLUMN, width: 60 }],
      rows: this.rows(path, found, language),
    });
  }

  /** Walks the file and its faults side by side; both are in the order of the file. */
  private async *rows(path: string, found: Source, language: Language): AsyncGenerator<OutputRow> {
    const { columns, maxRows } = this.kinds.of(found.kind);
    const faults = this.imports.eachFault(found.id);
    let fault = await faults.next();
    for await (const row of readTable(path, columns, { maxRows })) {
      const reasons: string[] = [];
      while (!fault.done && fault.value.row === row.row) {
        reasons.push(`${fault.value.column}：${fault.value[language]}`);
        fault = await faults.next();
      }
      if (reasons.length > 0) yield { ...asWritten(row), [REASON_COLUMN]: reasons.join('；') };
      if (fault.done) return;
    }
  }
}
