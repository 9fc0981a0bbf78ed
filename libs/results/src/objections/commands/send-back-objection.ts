import { Injectable } from '@nestjs/common';
import { sha256, type Actor } from '@jiangong/kernel';
import { UnitOfWork } from '@jiangong/platform';
import { requirePermission } from '../../score-runs/public';
import { Objection } from '../objection.entity';
import { ObjectionCourse } from '../objection-course';
import '../objection.policy';
import { ConfirmerConcerned, SendBackNeedsReason } from '../objection.refusals';
import { refuseUnproposed } from '../objection.rules';

/** The second officer does not agree: it is in hand again, with the reason. */
@Injectable()
export class SendBackObjection {
  constructor(private readonly uow: UnitOfWork, private readonly course: ObjectionCourse) {}

  execute(actor: Actor, objectionId: string, reason: string): Promise<void> {
    return this.uow.run(actor, {}, async (tx) => {
      requirePermission(actor, 'objection.confirm');
      const given = reason.trim();
      if (!given) throw new SendBackNeedsReason({});
      const [objection] = await this.course.load(tx, [objectionId]);
      refuseUnproposed(objection!.state, objection!.number);
      // whoever it is about could keep it open for good
      if (await this.course.concerns(tx, actor, objection!)) throw new ConfirmerConcerned({});
      await tx.repo(Objection).save(Object.assign(objection!, { state: 'in_hand', outcome: null, effect: null, entryId: null, judgeId: null, proposedById: null }));
      await this.course.step(tx, objectionId, 'sent_back', given, { id: actor.accountId, name: actor.name });
      tx.record({ chain: `round:${objection!.roundId}`, type: 'results.objection.sent_back', body: { objectionId, reasonHash: sha256(given), accountId: actor.accountId } });
    });
  }
}
