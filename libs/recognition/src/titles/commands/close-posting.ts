import { Injectable } from '@nestjs/common';
import { isId, sha256, type Actor } from '@jiangong/kernel';
import { UnitOfWork } from '@jiangong/platform';
import { isFinal, Rounds } from '@jiangong/programme';
import { TitlePosting } from '../posting.entity';
import { TitlePlace } from '../title.entity';
import { noPosting, refuseUnlessMay } from '../title.policy';
import { PostingClosed, PostingStillJudged, TitleReasonNeeded } from '../title.refusals';
import { Titles } from '../titles';

/** A posting that filled fewer places than it had: what is left is free again, and may be posted anew. */
@Injectable()
export class ClosePosting {
  constructor(private readonly uow: UnitOfWork, private readonly titles: Titles, private readonly rounds: Rounds) {}

  /** Returns the title's id. */
  execute(actor: Actor, { postingId, reason }: { readonly postingId: string; readonly reason: string }): Promise<string> {
    refuseUnlessMay(actor, 'title.post');
    const closeReason = reason.trim();
    if (!closeReason) throw new TitleReasonNeeded({});
    return this.uow.run(actor, {}, async (tx) => {
      const found = isId(postingId) ? await tx.repo(TitlePosting).findOneBy({ id: postingId }) : null;
      if (!found) throw noPosting();
      await this.titles.lock(tx, found.titleId);
      const posting = await tx.repo(TitlePosting).findOneByOrFail({ id: postingId });
      if (posting.state !== 'posted') throw new PostingClosed({ number: posting.number });
      if (!isFinal((await this.rounds.load(tx, posting.roundId)).phase)) throw new PostingStillJudged({ number: posting.number });
      await tx.repo(TitlePlace).update({ postingId }, { postingId: null });
      await tx.repo(TitlePosting).update({ id: postingId }, { state: 'closed', closeReason });
      tx.record({ chain: `title:${posting.titleId}`, type: 'recognition.title.posting_closed', body: { postingId, number: posting.number, reasonHash: sha256(closeReason) } });
      return posting.titleId;
    });
  }
}
