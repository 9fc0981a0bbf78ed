import { Injectable } from '@nestjs/common';
import type { Actor } from '@jiangong/kernel';
import { Job, UnitOfWork, type Tx } from '@jiangong/platform';
import { Organizations } from '../../organizations/public';
import { RosterImport } from '../roster-import.entity';
import { acceptRosterImportJob } from '../roster-import.jobs';
import { requireImportAt } from '../roster-import.policy';
import { ImportNotInState, NothingToImport } from '../roster-import.refusals';
import { ownImport } from '../own-import';

/** Says yes to a checked file: its good rows will be written. Said twice, it is written once. */
@Injectable()
export class AcceptRosterImport {
  constructor(private readonly uow: UnitOfWork, private readonly organizations: Organizations) {}

  execute(actor: Actor, id: string): Promise<string> {
    return this.uow.run(actor, {}, async (tx) => {
      const found = await ownImport(tx, id);
      if (found.state === 'accepting' && !(await this.hasGivenUp(tx, found.jobId))) return id;
      if (found.state !== 'checked' && found.state !== 'accepting') throw new ImportNotInState({ state: found.state });
      requireImportAt(actor, await this.organizations.lineageOf(tx, found.organizationId));
      if (found.goodCount === 0) throw new NothingToImport({ faultCount: found.faultCount });
      const jobId = tx.enqueue(acceptRosterImportJob, { importId: id }, { subject: `import:${id}` });
      await tx.repo(RosterImport).update({ id }, { state: 'accepting', acceptedAt: tx.now, jobId, refusal: null } as never);
      return id;
    });
  }

  /** A job that failed for good wrote nothing; the same yes may be said again. */
  private async hasGivenUp(tx: Tx, jobId: string | null): Promise<boolean> {
    return jobId !== null && (await tx.repo(Job).existsBy([{ id: jobId, state: 'failed' }, { id: jobId, state: 'cancelled' }]));
  }
}
