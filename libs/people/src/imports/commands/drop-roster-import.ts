import { Injectable } from '@nestjs/common';
import type { Actor } from '@jiangong/kernel';
import { UnitOfWork } from '@jiangong/platform';
import { ownImport } from '../own-import';
import { RosterImport } from '../roster-import.entity';
import { ImportNotInState } from '../roster-import.refusals';

/** Says no: nothing of the file will be written, and a check that still runs stops. */
@Injectable()
export class DropRosterImport {
  constructor(private readonly uow: UnitOfWork) {}

  execute(actor: Actor, id: string): Promise<string> {
    return this.uow.run(actor, {}, async (tx) => {
      const found = await ownImport(tx, id);
      if (found.state === 'dropped') return id;
      if (found.state === 'accepting' || found.state === 'done') throw new ImportNotInState({ state: found.state });
      await tx.repo(RosterImport).update({ id }, { state: 'dropped' });
      await tx.query(`update job set state = 'cancelled', finished_at = now() where id = $1 and state in ('queued', 'running')`, [found.jobId]);
      return id;
    });
  }
}
