import { Injectable } from '@nestjs/common';
import { dayOf, isId, type Actor } from '@jiangong/kernel';
import { UnitOfWork, type Tx } from '@jiangong/platform';
import { TitlePosting } from '../posting.entity';
import { Seats } from '../seats';
import { TitlePlace } from '../title.entity';
import { noPosting, refuseUnlessMay } from '../title.policy';
import { NotOnPublishedList, PlaceTakenMeanwhile, PostingClosed } from '../title.refusals';
import { levelOf } from '../title.rules';
import { Titles } from '../titles';

export interface Appointment {
  readonly postingId: string;
  readonly entryId: string;
}

const WINNER = `
  select e.member_id as "memberId" from publication u join decision_place p on p.decision_id = u.decision_id join entry e on e.id = p.entry_id
   where u.round_id = $1 and u.state = 'published' and p.entry_id = $2`;

/**
 * Puts somebody of the published list into a place that was posted. Two officers signed that list; here one acts on it.
 * The title is locked, and the place is unique besides: of however many at once, as many succeed as there are places.
 */
@Injectable()
export class AppointWinner {
  constructor(private readonly uow: UnitOfWork, private readonly titles: Titles, private readonly seats: Seats) {}

  /** Returns the title's id. */
  execute(actor: Actor, { postingId, entryId }: Appointment): Promise<string> {
    refuseUnlessMay(actor, 'title.grant');
    return this.uow.run(actor, {}, async (tx) => {
      const found = isId(postingId) ? await tx.repo(TitlePosting).findOneBy({ id: postingId }) : null;
      if (!found) throw noPosting();
      const title = await this.titles.lock(tx, found.titleId);
      const posting = await tx.repo(TitlePosting).findOneByOrFail({ id: postingId });
      if (posting.state === 'filled') throw new PlaceTakenMeanwhile({ level: levelOf(title.content, posting.level).name });
      if (posting.state === 'closed') throw new PostingClosed({ number: posting.number });
      const [winner] = isId(entryId) ? await tx.query<{ memberId: string }>(WINNER, [posting.roundId, entryId]) : [];
      if (!winner) throw new NotOnPublishedList({});
      await this.seats.take(tx, title, { level: posting.level, memberId: winner.memberId, fromOn: dayOf(tx.now), origin: 'posting', postingId, entryId });
      await this.finish(tx, postingId);
      return posting.titleId;
    });
  }

  private async finish(tx: Tx, postingId: string): Promise<void> {
    if ((await tx.repo(TitlePlace).countBy({ postingId })) === 0) await tx.repo(TitlePosting).update({ id: postingId }, { state: 'filled' });
  }
}
