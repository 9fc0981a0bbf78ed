import { Inject, Injectable } from '@nestjs/common';
import { mayAt, NotFound, platformActor, Refusal, type Bilingual } from '@jiangong/kernel';
import { Handles, OBJECT_STORE, Reader, readTable, tell, UnitOfWork, type JobRun, type ObjectStore, type TableRow, type Tx } from '@jiangong/platform';
import { SessionActors } from '../identity/public';
import { Organizations } from '../organizations/public';
import { ImportKinds } from './import-kinds';
import { ImportTally } from './import-tally';
import { RosterImport, RosterImportFault } from './roster-import.entity';
import { acceptRosterImportJob, checkRosterImportJob } from './roster-import.jobs';
import { ImporterMayNoMore } from './roster-import.refusals';

type Import = Pick<RosterImport, 'id' | 'kind' | 'state' | 'fileKey' | 'organizationId' | 'createdById' | 'goodCount'>;

const checked = (rows: number): Bilingual => ({ zh: `已检查 ${rows} 行`, en: `${rows} rows checked` });
const written = (rows: number): Bilingual => ({ zh: `已写入 ${rows} 行`, en: `${rows} rows written` });

const COLUMNS = `id, kind, state, file_key as "fileKey", organization_id as "organizationId", created_by_id as "createdById", good_count as "goodCount"`;

/** The two jobs of an import. Both read the file as a stream; both write in one transaction or not at all. */
@Injectable()
export class RosterImportWork {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly reader: Reader,
    private readonly kinds: ImportKinds,
    private readonly organizations: Organizations,
    private readonly accounts: SessionActors,
    @Inject(OBJECT_STORE) private readonly store: ObjectStore,
  ) {}

  @Handles(checkRosterImportJob)
  async check({ importId }: { importId: string }, run: JobRun): Promise<void> {
    const found = await this.reader.first<Import>(`select ${COLUMNS} from roster_import where id = $1`, [importId]);
    if (found?.state !== 'checking') return;
    try {
      await this.uow.run(platformActor, {}, (tx) => this.checkIn(tx, found, run));
    } catch (error) {
      if (!(error instanceof Refusal || error instanceof NotFound)) throw error;
      await this.setState(importId, 'checking', 'refused', error);
    }
  }

  /** Judges every row again, because days may lie between check and acceptance, and writes the good ones. */
  @Handles(acceptRosterImportJob)
  async accept({ importId }: { importId: string }, run: JobRun): Promise<{ written: number } | null> {
    const found = await this.reader.first<Import>(`select ${COLUMNS} from roster_import where id = $1`, [importId]);
    if (found?.state !== 'accepting') return null;
    const actor = await this.accounts.actorOfAccount(found.createdById);
    try {
      return await this.uow.run(actor, {}, (tx) => this.acceptIn(tx, found, run));
    } catch (error) {
      // nothing was written; the person may look again and accept or drop
      if (error instanceof Refusal) await this.setState(importId, 'accepting', error instanceof ImporterMayNoMore ? 'refused' : 'checked', error);
      throw error;
    }
  }

  private async checkIn(tx: Tx, found: Import, run: JobRun): Promise<void> {
    await tx.repo(RosterImportFault).delete({ importId: found.id });
    const kind = this.kinds.of(found.kind);
    const tally = new ImportTally(tx, found.id, kind.columns);
    const file = await this.open(found);
    for await (const checks of kind.check(tx, found.organizationId, file.rows)) {
      await tally.take(checks);
      await run.progress(file.percent(), 100, checked(tally.rowCount));
    }
    const counts = await tally.finish();
    await run.renew({ done: 100, total: 100, note: checked(tally.rowCount) });
    await tx.repo(RosterImport).update({ id: found.id, state: 'checking' }, { ...counts, state: 'checked' } as never);
  }

  private async acceptIn(tx: Tx, found: Import, run: JobRun): Promise<{ written: number } | null> {
    const [locked] = await tx.query<{ state: string }>('select state from roster_import where id = $1 for update', [found.id]);
    if (locked?.state !== 'accepting') return null;
    const lineage = await this.organizations.lineageOf(tx, found.organizationId);
    if (!mayAt(tx.actor, 'roster.import', lineage)) throw new ImporterMayNoMore({});
    await tx.repo(RosterImportFault).delete({ importId: found.id });
    const kind = this.kinds.of(found.kind);
    const tally = new ImportTally(tx, found.id, kind.columns);
    const file = await this.open(found);
    for await (const checks of kind.check(tx, found.organizationId, file.rows)) {
      await tally.take(checks);
      await kind.write(tx, checks.map((check) => check.good).filter((good) => good !== null));
      await run.progress(tally.goodCount, Math.max(found.goodCount, tally.goodCount + 1), written(tally.goodCount));
    }
    const { preview: _preview, ...counts } = await tally.finish();
    await run.renew({ done: tally.goodCount, total: tally.goodCount, note: written(tally.goodCount) });
    await tx.repo(RosterImport).update({ id: found.id }, { ...counts, state: 'done', refusal: null } as never);
    tx.record({ chain: 'platform', type: 'people.import.accepted', body: { importId: found.id, kind: found.kind, organizationId: found.organizationId, written: tally.goodCount, refused: tally.faultCount } });
    return { written: tally.goodCount };
  }

  private async open(found: Import): Promise<{ rows: AsyncIterable<TableRow>; percent: () => number }> {
    const { columns, maxRows } = this.kinds.of(found.kind);
    let percent = 0;
    const onProgress = (done: number, total: number): void => {
      percent = Math.min(99, Math.floor((done / Math.max(1, total)) * 100));
    };
    const path = await this.store.localPath(found.fileKey);
    return { rows: readTable(path, columns, { maxRows, onProgress }), percent: () => percent };
  }

  private async setState(importId: string, from: RosterImport['state'], to: RosterImport['state'], reason: Error): Promise<void> {
    const { code, text, facts } = tell(reason);
    const refusal = { code, zh: text.zh, en: text.en, facts: facts ?? {} };
    await this.uow.run(platformActor, {}, (tx) => tx.repo(RosterImport).update({ id: importId, state: from }, { state: to, refusal } as never));
  }
}
