import { Injectable } from '@nestjs/common';
import { newId, sha256, type Actor } from '@jiangong/kernel';
import { UnitOfWork, type Tx } from '@jiangong/platform';
import { TitleMotion, type EndKind, type TitleHolding } from '../holding.entity';
import { refuseUnlessMay } from '../title.policy';
import { MotionNeedsOfficer, MotionOpenAlready, TitleReasonNeeded } from '../title.refusals';
import { Titles } from '../titles';

export interface TitleEnding {
  readonly holdingId: string;
  readonly endKind: Exclude<EndKind, 'failed'>;
  readonly reason: string;
}

/** Left the unit, age, waived, withdrawn, term over: an officer puts it forward; it ends on the day another confirms. */
@Injectable()
export class EndTitle {
  constructor(private readonly uow: UnitOfWork, private readonly titles: Titles) {}

  /** Returns the motion's id. */
  execute(actor: Actor, { holdingId, endKind, reason }: TitleEnding): Promise<string> {
    refuseUnlessMay(actor, 'title.grant');
    const given = reason.trim();
    if (!given) throw new TitleReasonNeeded({});
    return this.uow.run(actor, {}, async (tx) => {
      const { holding } = await this.titles.lockHolding(tx, holdingId);
      return requestEnd(tx, holding, { endKind, reason: given, assessmentId: null });
    });
  }
}

/** Within a transaction that holds the title's lock. */
export async function requestEnd(tx: Tx, holding: TitleHolding, facts: Pick<TitleMotion, 'assessmentId' | 'reason'> & { readonly endKind: EndKind }): Promise<string> {
  const { accountId } = tx.actor;
  if (accountId === null) throw new MotionNeedsOfficer({});
  const { id: holdingId, titleId, level, memberId } = holding;
  if ((await tx.repo(TitleMotion).countBy({ holdingId, state: 'requested' })) > 0) throw new MotionOpenAlready({});
  const id = newId();
  await tx.repo(TitleMotion).insert({
    id, titleId, kind: 'end', state: 'requested', level, memberId, holdingId, ...facts, fromOn: null, nextAssessmentOn: null,
    requestedById: accountId, requestedAt: tx.now, settledById: null, settledAt: null,
  });
  tx.record({ chain: `title:${titleId}`, type: 'recognition.title.end_requested', body: { motionId: id, holdingId, endKind: facts.endKind, assessmentId: facts.assessmentId, reasonHash: sha256(facts.reason), accountId } });
  return id;
}
