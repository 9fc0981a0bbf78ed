import { Injectable } from '@nestjs/common';
import { newId, SignInNeeded, type Actor } from '@jiangong/kernel';
import { UnitOfWork, UploadedFiles } from '@jiangong/platform';
import { Organizations } from '../../organizations/public';
import { ImportKinds } from '../import-kinds';
import { RosterImport } from '../roster-import.entity';
import { checkRosterImportJob } from '../roster-import.jobs';
import { importNode, requireImportAt } from '../roster-import.policy';

export interface NewRosterImport {
  /** A file of the actor's own. */
  readonly fileId: string;
  readonly kind: string;
  /** The node below which every row must lie; the actor's own when it is the only one. */
  readonly organizationId?: string | null;
}

/** Begins an import: a row and a job that judges the file. Nothing of the file is written. */
@Injectable()
export class CheckRosterImport {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly files: UploadedFiles,
    private readonly kinds: ImportKinds,
    private readonly organizations: Organizations,
  ) {}

  /** Returns the import's id. */
  async execute(actor: Actor, input: NewRosterImport): Promise<string> {
    const createdById = actor.accountId;
    if (!createdById) throw new SignInNeeded();
    const kind = this.kinds.named(input.kind);
    const organizationId = importNode(actor, input.organizationId);
    const file = await this.files.ownFile(actor, input.fileId);
    return this.uow.run(actor, {}, async (tx) => {
      requireImportAt(actor, await this.organizations.lineageOf(tx, organizationId));
      const id = newId();
      await this.files.take(tx, file.id);
      const jobId = tx.enqueue(checkRosterImportJob, { importId: id }, { subject: `import:${id}` });
      await tx.repo(RosterImport).insert({ id, kind, state: 'checking', fileName: file.name, fileKey: file.key, organizationId, jobId, createdById, createdAt: tx.now });
      return id;
    });
  }
}
