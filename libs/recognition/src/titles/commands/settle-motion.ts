import { Injectable } from '@nestjs/common';
import { isId, NotFound, sha256, type Actor } from '@jiangong/kernel';
import { UnitOfWork, type Tx } from '@jiangong/platform';
import { TitleAssessment } from '../assessment.entity';
import { TitleMotion } from '../holding.entity';
import { Seats } from '../seats';
import { refuseUnlessMay } from '../title.policy';
import { MotionNeedsOfficer, MotionNeedsSecondOfficer, MotionSettled, TitleReasonNeeded } from '../title.refusals';
import { Titles, type TitleInForce } from '../titles';

/** A second officer confirms what a first put forward, and it takes effect in this commit; or either lays it aside. */
@Injectable()
export class SettleMotion {
  constructor(private readonly uow: UnitOfWork, private readonly titles: Titles, private readonly seats: Seats) {}

  /** Returns the title's id. */
  confirm(actor: Actor, motionId: string): Promise<string> {
    refuseUnlessMay(actor, 'title.grant');
    if (actor.accountId === null) throw new MotionNeedsOfficer({});
    return this.uow.run(actor, {}, async (tx) => {
      const { motion, title } = await this.open(tx, motionId);
      await this.refuseSamePerson(tx, motion, actor);
      const holdingId = motion.kind === 'enter' ? await this.enter(tx, motion, title) : await this.end(tx, motion);
      await tx.repo(TitleMotion).update({ id: motion.id }, { state: 'applied', holdingId, settledById: actor.accountId, settledAt: tx.now });
      return motion.titleId;
    });
  }

  cancel(actor: Actor, motionId: string, reason: string): Promise<string> {
    refuseUnlessMay(actor, 'title.grant');
    const given = reason.trim();
    if (!given) throw new TitleReasonNeeded({});
    return this.uow.run(actor, {}, async (tx) => {
      const { motion } = await this.open(tx, motionId);
      await tx.repo(TitleMotion).update({ id: motion.id }, { state: 'cancelled', settledById: actor.accountId, settledAt: tx.now });
      // the marks stay as they are; the assessment is to be concluded anew
      if (motion.assessmentId) await tx.repo(TitleAssessment).update({ id: motion.assessmentId }, { state: 'open', total: null, failedBy: null, concludedById: null, concludedAt: null });
      tx.record({ chain: `title:${motion.titleId}`, type: 'recognition.title.motion_cancelled', body: { motionId: motion.id, kind: motion.kind, reasonHash: sha256(given), accountId: actor.accountId } });
      return motion.titleId;
    });
  }

  private async open(tx: Tx, motionId: string): Promise<{ motion: TitleMotion; title: TitleInForce }> {
    const found = isId(motionId) ? await tx.repo(TitleMotion).findOneBy({ id: motionId }) : null;
    if (!found) throw new NotFound({ zh: '待办理事项', en: 'motion' });
    const title = await this.titles.lock(tx, found.titleId);
    // read again under the lock: of two who confirm at once, the second finds it settled
    const motion = await tx.repo(TitleMotion).findOneByOrFail({ id: motionId });
    if (motion.state !== 'requested') throw new MotionSettled({ state: motion.state });
    return { motion, title };
  }

  private async enter(tx: Tx, { level, memberId, fromOn, nextAssessmentOn }: TitleMotion, title: TitleInForce): Promise<string> {
    return (await this.seats.take(tx, title, { level, memberId, fromOn: fromOn!, nextAssessmentOn, origin: 'entered', postingId: null, entryId: null })).id;
  }

  private async end(tx: Tx, motion: TitleMotion): Promise<string> {
    const { holding } = await this.titles.lockHolding(tx, motion.holdingId!);
    await this.seats.leave(tx, holding, motion.endKind!, { motionId: motion.id, assessmentId: motion.assessmentId, officers: [motion.requestedById, tx.actor.accountId] });
    await tx.query(`update title_assessment set state = case when id = $2 then 'failed' else 'dropped' end where holding_id = $1 and state in ('open', 'failing')`, [holding.id, motion.assessmentId]);
    return holding.id;
  }

  /** Two accounts of one member are one person. */
  private async refuseSamePerson(tx: Tx, { requestedById }: TitleMotion, actor: Actor): Promise<void> {
    const [first] = await tx.query<{ id: string; memberId: string | null; name: string }>(`select id, member_id as "memberId", name from account where id = $1`, [requestedById]);
    if (first!.id === actor.accountId || (first!.memberId !== null && first!.memberId === actor.memberId)) throw new MotionNeedsSecondOfficer({ officer: first!.name });
  }
}
