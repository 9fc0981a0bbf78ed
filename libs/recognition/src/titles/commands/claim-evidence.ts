import { Injectable } from '@nestjs/common';
import { BadInput, dayOf, isDay, mayAnywhere, newId, NotAllowed, type Actor, type Day } from '@jiangong/kernel';
import { UnitOfWork } from '@jiangong/platform';
import { TitleEvidence } from '../assessment.entity';
import { Titles } from '../titles';

export interface EvidenceClaim {
  readonly holdingId: string;
  readonly code: string;
  readonly title: string;
  readonly onDay: Day;
}

/** The holder names what the next assessment asks for; an officer who enters it has looked at it. */
@Injectable()
export class ClaimEvidence {
  constructor(private readonly uow: UnitOfWork, private readonly titles: Titles) {}

  /** Returns the holding's id. */
  execute(actor: Actor, { holdingId, code, title, onDay }: EvidenceClaim): Promise<string> {
    return this.uow.run(actor, {}, async (tx) => {
      const { holding, title: { content } } = await this.titles.lockHolding(tx, holdingId);
      const isOffice = mayAnywhere(actor, 'title.examine') && actor.memberId !== holding.memberId;
      if (!isOffice && actor.memberId !== holding.memberId) throw new NotAllowed('title.examine');
      if (!content.evidence.some((one) => one.code === code)) throw BadInput.at('input.code', '这项称号不要求这类材料', 'this title asks for no such evidence');
      if (!title.trim()) throw BadInput.at('input.title', '请写明名称', 'name it');
      if (!isDay(onDay) || onDay > dayOf(tx.now)) throw BadInput.at('input.onDay', '完成日期不能晚于今天', 'it was done today or earlier');
      const settled = isOffice ? { state: 'verified' as const, settledAt: tx.now, settledById: actor.accountId } : { state: 'claimed' as const, settledAt: null, settledById: null };
      const id = newId();
      await tx.repo(TitleEvidence).insert({ id, holdingId, code, title: title.trim(), onDay, reason: '', claimedAt: tx.now, claimedById: actor.accountId, ...settled });
      if (isOffice) tx.record({ chain: `title:${holding.titleId}`, type: 'recognition.title.evidence_verified', body: { evidenceId: id, holdingId, code, onDay } });
      return holdingId;
    });
  }
}
