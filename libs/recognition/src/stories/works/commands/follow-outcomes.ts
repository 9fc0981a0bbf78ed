import { Injectable } from '@nestjs/common';
import type { Actor } from '@jiangong/kernel';
import { UnitOfWork } from '@jiangong/platform';
import { OUTCOMES_SHOWN } from '../work-statements';

/** What the finance officer signed is shown as verified, what was sent back is not shown. */
@Injectable()
export class FollowOutcomes {
  constructor(private readonly uow: UnitOfWork) {}

  execute(actor: Actor, entryId: string): Promise<boolean> {
    return this.uow.run(actor, {}, async (tx) => {
      const [, changed] = await tx.query<never>(
        `update work w set outcomes = shown.outcomes, version = w.version + 1 from (${OUTCOMES_SHOWN}) shown
          where w.entry_id = $1 and shown.version_number = w.entry_version and w.outcomes is distinct from shown.outcomes`, [entryId]) as unknown as [unknown, number];
      return changed > 0;
    });
  }
}
