import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { newId, sha256, type Actor } from '@jiangong/kernel';
import { UnitOfWork } from '@jiangong/platform';
import { WorkCalendars } from '@jiangong/programme';
import { Feedback, type FeedbackKind } from '../feedback.entity';
import { FeedbackLimits } from '../feedback-limits';
import { FeedbackEmpty } from '../feedback.refusals';
import { dueOn, numberFrom, pageOf } from '../feedback.rules';

export interface SentFeedback {
  readonly number: string;
  readonly key: string;
  readonly dueOn: string;
}

/** Takes a word from a page; number and key are the only way back to it. */
@Injectable()
export class SendFeedback {
  constructor(private readonly uow: UnitOfWork, private readonly calendars: WorkCalendars, private readonly limits: FeedbackLimits) {}

  async execute(actor: Actor, input: { readonly kind: FeedbackKind; readonly text: string; readonly page: string }, address: string): Promise<SentFeedback> {
    const text = input.text.trim();
    if (text === '') throw new FeedbackEmpty({});
    await this.limits.take(actor.accountId, address);
    const [number, key] = [numberFrom(randomBytes(7)), randomBytes(16).toString('base64url')];
    return this.uow.run(actor, {}, async (tx) => {
      const due = dueOn(tx.now, await this.calendars.load(tx));
      await tx.repo(Feedback).insert({
        id: newId(), number, keyHash: sha256(key), kind: input.kind, text, page: pageOf(input.page),
        state: 'received', receivedAt: tx.now, dueOn: due, answeredAt: null,
      });
      return { number, key, dueOn: due };
    });
  }
}
