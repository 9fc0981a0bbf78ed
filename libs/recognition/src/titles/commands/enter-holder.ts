import { Injectable } from '@nestjs/common';
import { BadInput, dayOf, isDay, isId, newId, NotFound, sha256, type Actor, type Day } from '@jiangong/kernel';
import { UnitOfWork } from '@jiangong/platform';
import { TitleMotion } from '../holding.entity';
import { refuseUnlessMay } from '../title.policy';
import { MotionNeedsOfficer, TitleReasonNeeded } from '../title.refusals';
import { levelOf } from '../title.rules';
import { Titles } from '../titles';

export interface HolderEntry {
  readonly titleId: string;
  readonly level: string;
  readonly memberNo: string;
  readonly fromOn: Day;
  readonly nextAssessmentOn?: Day | null;
  /** The document that granted it. */
  readonly reason: string;
}

/** Somebody who held the title before the platform knew of it: an officer puts them forward, another confirms. */
@Injectable()
export class EnterHolder {
  constructor(private readonly uow: UnitOfWork, private readonly titles: Titles) {}

  /** Returns the motion's id. */
  execute(actor: Actor, { titleId, level, memberNo, fromOn, nextAssessmentOn, reason }: HolderEntry): Promise<string> {
    refuseUnlessMay(actor, 'title.grant');
    const { accountId } = actor;
    if (accountId === null) throw new MotionNeedsOfficer({});
    const given = reason.trim();
    if (!given) throw new TitleReasonNeeded({});
    return this.uow.run(actor, {}, async (tx) => {
      if (!isDay(fromOn) || fromOn > dayOf(tx.now)) throw BadInput.at('input.fromOn', '任职开始日期不能晚于今天', 'it is held from today or earlier');
      const { content } = await this.titles.lock(tx, titleId);
      levelOf(content, level);
      const [member] = await tx.query<{ id: string; isBelonging: boolean }>(`select m.id, exists (select 1 from membership s where s.member_id = m.id) as "isBelonging" from member m where m.member_no = $1`, [memberNo.trim()]);
      if (!member?.isBelonging || !isId(member.id)) throw new NotFound({ zh: '这个会员编号的职工', en: 'member with this number' });
      const id = newId();
      await tx.repo(TitleMotion).insert({
        id, titleId, kind: 'enter', state: 'requested', level, memberId: member.id, holdingId: null, endKind: null, assessmentId: null,
        fromOn, nextAssessmentOn: nextAssessmentOn ?? null, reason: given, requestedById: accountId, requestedAt: tx.now, settledById: null, settledAt: null,
      });
      tx.record({ chain: `title:${titleId}`, type: 'recognition.title.entry_requested', body: { motionId: id, memberId: member.id, level, fromOn, reasonHash: sha256(given), accountId } });
      return id;
    });
  }
}
