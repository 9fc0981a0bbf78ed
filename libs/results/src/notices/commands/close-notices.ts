import { Injectable } from '@nestjs/common';
import { type Actor } from '@jiangong/kernel';
import { UnitOfWork } from '@jiangong/platform';
import { Notice } from '../notice.entity';

/** Open in the books though over by the clock; or closed in the books though its round shows the list again. */
const TURNED = `
  select n.id, n.round_id as "roundId", n.year, n.serial, n.closed_at is null as "isOver"
    from notice n join round r on r.id = n.round_id
   where n.withdrawn_at is null and r.phase = 'notice'
     and ((n.closed_at is null and coalesce(r.notice_ends_at, n.closes_at) <= $1) or (n.closed_at is not null and r.notice_ends_at > $1))
   order by n.year, n.serial for update of n skip locked`;

interface Turned {
  readonly id: string;
  readonly roundId: string;
  readonly year: number;
  readonly serial: number;
  readonly isOver: boolean;
}

/** Writes down that a notice ended, or began again for a corrected list. What the public sees follows the clock itself, not this. */
@Injectable()
export class CloseNotices {
  constructor(private readonly uow: UnitOfWork) {}

  /** Returns how many notices turned. */
  execute(actor: Actor): Promise<number> {
    return this.uow.run(actor, {}, async (tx) => {
      const turned = await tx.query<Turned>(TURNED, [tx.now]);
      for (const { id, roundId, year, serial, isOver } of turned) {
        await tx.repo(Notice).update({ id }, { closedAt: isOver ? tx.now : null });
        tx.record({ chain: `round:${roundId}`, type: isOver ? 'results.notice.closed' : 'results.notice.reopened', body: { noticeId: id, year, serial } });
      }
      return turned.length;
    });
  }
}
