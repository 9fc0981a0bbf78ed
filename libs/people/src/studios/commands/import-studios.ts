import { Inject, Injectable } from '@nestjs/common';
import { mayAnywhere, NotAllowed, type Actor } from '@jiangong/kernel';
import { OBJECT_STORE, readTable, UnitOfWork, UploadedFiles, type ObjectStore, type TableRow } from '@jiangong/platform';
import { StudioFileFaulty } from '../studio.refusals';
import { readStudios, STUDIO_COLUMNS } from '../studio-table';
import { RegisterStudio } from './register-studio';

const MOST_ROWS = 2_000;

/** A table of studios, checked whole: all of it or nothing. */
@Injectable()
export class ImportStudios {
  constructor(private readonly uow: UnitOfWork, private readonly register: RegisterStudio, private readonly files: UploadedFiles, @Inject(OBJECT_STORE) private readonly store: ObjectStore) {}

  /** Returns how many were registered. */
  async execute(actor: Actor, fileId: string): Promise<number> {
    if (!mayAnywhere(actor, 'studio.register')) throw new NotAllowed('studio.register');
    const file = await this.files.ownFile(actor, fileId);
    const rows: TableRow[] = [];
    for await (const row of readTable(await this.store.localPath(file.key), STUDIO_COLUMNS, { maxRows: MOST_ROWS })) rows.push(row);
    return this.uow.run(actor, {}, async (tx) => {
      const { studios, faults } = await readStudios(tx, rows);
      if (faults.length > 0) throw new StudioFileFaulty({ faults });
      for (const studio of studios) await this.register.register(tx, studio);
      await this.files.take(tx, file.id);
      return studios.length;
    });
  }
}
