import { Injectable } from '@nestjs/common';
import { newId, NotFound, sha256, type Actor } from '@jiangong/kernel';
import { UnitOfWork } from '@jiangong/platform';
import { WorkCalendars } from '@jiangong/programme';
import { Feedback, FeedbackStep } from '../feedback.entity';
import { FeedbackLimits } from '../feedback-limits';
import { noFeedback } from '../feedback.policy';
import { FeedbackEmpty } from '../feedback.refusals';
import { dueOn, numberIn, refuseAskingAgain } from '../feedback.rules';

/** The sender is not content with the answer: it is received again, with a day of its own. */
@Injectable()
export class AskFeedbackAgain {
  constructor(private readonly uow: UnitOfWork, private readonly calendars: WorkCalendars, private readonly limits: FeedbackLimits) {}

  async execute(actor: Actor, input: { readonly number: string; readonly key: string; readonly text: string }, address: string): Promise<void> {
    const text = input.text.trim();
    if (text === '') throw new FeedbackEmpty({});
    const number = numberIn(input.number);
    if (number === null) throw new NotFound(noFeedback);
    await this.limits.take(actor.accountId, address);
    await this.uow.run(actor, {}, async (tx) => {
      const feedback = await tx.repo(Feedback).findOne({ where: { number, keyHash: sha256(input.key) }, lock: { mode: 'pessimistic_write' } });
      if (!feedback) throw new NotFound(noFeedback);
      refuseAskingAgain(feedback.state, await tx.repo(FeedbackStep).countBy({ feedbackId: feedback.id, kind: 'asked_again' }));
      await tx.repo(FeedbackStep).insert({ id: newId(), feedbackId: feedback.id, kind: 'asked_again', text, at: tx.now, byId: null, byName: null });
      await tx.repo(Feedback).save({ ...feedback, state: 'received', dueOn: dueOn(tx.now, await this.calendars.load(tx)) });
    });
  }
}
