import { Injectable } from '@nestjs/common';
import { mayAnywhere, newId, NotAllowed, NotFound, type Actor } from '@jiangong/kernel';
import { UnitOfWork } from '@jiangong/platform';
import { Feedback, FeedbackStep } from '../feedback.entity';
import { noFeedback } from '../feedback.policy';
import { refuseAnswer, refuseOutdated } from '../feedback.rules';

export interface AnswerInput {
  readonly feedbackId: string;
  readonly version: number;
  /** Null: taken in hand, the sender sees so; the answer follows. */
  readonly text: string | null;
}

/** An organiser takes a ticket in hand, or answers it. */
@Injectable()
export class AnswerFeedback {
  constructor(private readonly uow: UnitOfWork) {}

  execute(actor: Actor, { feedbackId, version, text }: AnswerInput): Promise<string> {
    if (!mayAnywhere(actor, 'feedback.answer')) throw new NotAllowed('feedback.answer');
    const answer = text?.trim() ?? null;
    return this.uow.run(actor, {}, async (tx) => {
      const feedback = await tx.repo(Feedback).findOne({ where: { id: feedbackId }, lock: { mode: 'pessimistic_write' } });
      if (!feedback) throw new NotFound(noFeedback);
      if (answer === null) refuseOutdated(feedback.version, version);
      else refuseAnswer(answer, feedback.version, version);
      await tx.repo(FeedbackStep).insert({ id: newId(), feedbackId, kind: answer === null ? 'taken' : 'answered', text: answer ?? '', at: tx.now, byId: actor.accountId, byName: actor.name });
      await tx.repo(Feedback).save({ ...feedback, ...(answer === null ? { state: 'in_work' } : { state: 'answered', answeredAt: tx.now }) });
      return feedbackId;
    });
  }
}
