import { Injectable } from '@nestjs/common';
import { isId, NotFound, type Actor } from '@jiangong/kernel';
import { UnitOfWork } from '@jiangong/platform';
import { requirePermission } from '../../score-runs/public';
import '../bundle.policy';
import { BundleNotYet } from '../bundle.refusals';

/** Lets somebody have a round's bundle. Who took it is in the round's chain, and so in the bundle. */
@Injectable()
export class TakeBundle {
  constructor(private readonly uow: UnitOfWork) {}

  /** Returns what the file is called by: programme and round, so that two programmes' months lie side by side. */
  execute(actor: Actor, roundId: string): Promise<string> {
    return this.uow.run(actor, {}, async (tx) => {
      requirePermission(actor, 'bundle.take');
      const [round] = isId(roundId)
        ? await tx.query<{ code: string; name: string; isSealed: boolean }>(
            `select p.code || '-' || r.code as code, r.name, exists (select 1 from score_run s where s.round_id = r.id and s.state = 'sealed') as "isSealed" from round r join programme p on p.id = r.programme_id where r.id = $1`, [roundId])
        : [];
      if (!round) throw new NotFound({ zh: '轮次', en: 'round' });
      if (!round.isSealed) throw new BundleNotYet({ round: round.name });
      tx.record({ chain: `round:${roundId}`, type: 'results.bundle.taken', body: { roundId } });
      return round.code;
    });
  }
}
