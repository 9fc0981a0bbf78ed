import { Injectable } from '@nestjs/common';
import { isId, NotFound, type Actor } from '@jiangong/kernel';
import { UnitOfWork } from '@jiangong/platform';
import { TitleEvidence } from '../assessment.entity';
import { Titles } from '../titles';
import { refuseUnlessMay } from '../title.policy';
import { EvidenceSettled, TitleReasonNeeded } from '../title.refusals';

export interface EvidenceSettling {
  readonly evidenceId: string;
  readonly isAccepted: boolean;
  /** Needed to reject it. */
  readonly reason?: string | null;
}

/** An officer looks at what a holder named: it counts, or it does not and says why. */
@Injectable()
export class SettleEvidence {
  constructor(private readonly uow: UnitOfWork, private readonly titles: Titles) {}

  /** Returns the holding's id. */
  execute(actor: Actor, { evidenceId, isAccepted, reason }: EvidenceSettling): Promise<string> {
    refuseUnlessMay(actor, 'title.examine');
    const given = reason?.trim() ?? '';
    if (!isAccepted && !given) throw new TitleReasonNeeded({});
    return this.uow.run(actor, {}, async (tx) => {
      const evidence = isId(evidenceId) ? await tx.repo(TitleEvidence).findOne({ where: { id: evidenceId }, lock: { mode: 'pessimistic_write' } }) : null;
      if (!evidence) throw new NotFound({ zh: '考核材料', en: 'evidence' });
      const { holding } = await this.titles.lockHolding(tx, evidence.holdingId);
      // one's own material is looked at by somebody else
      if (evidence.state !== 'claimed' || (actor.memberId !== null && actor.memberId === holding.memberId)) throw new EvidenceSettled({});
      await tx.repo(TitleEvidence).update({ id: evidenceId }, { state: isAccepted ? 'verified' : 'rejected', reason: given, settledAt: tx.now, settledById: actor.accountId });
      tx.record({ chain: `title:${holding.titleId}`, type: `recognition.title.evidence_${isAccepted ? 'verified' : 'rejected'}`, body: { evidenceId, holdingId: holding.id, code: evidence.code, onDay: evidence.onDay } });
      return holding.id;
    });
  }
}
