import { Args, ArgsType, Context, Field, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Allow, AllowAnyone, GraphContext, PageArgs, type ConnectionView } from '@jiangong/platform';
import { IsIn, IsOptional } from 'class-validator';
import { AnswerFeedback } from './commands/answer-feedback';
import { AskFeedbackAgain } from './commands/ask-feedback-again';
import { SendFeedback, type SentFeedback } from './commands/send-feedback';
import { FEEDBACK_STATES, type FeedbackState } from './feedback.entity';
import './feedback.policy';
import { FeedbackReader } from './feedback.reader';
import {
  AnswerFeedbackInput, AskFeedbackAgainInput, FeedbackConnection, FeedbackOrRefusal, FeedbackReceiptOrRefusal, FeedbackView, SendFeedbackInput,
} from './feedback.view';

const SENDER = 'whoever has number and key is the sender';

@ArgsType()
class QueueArgs extends PageArgs {
  @Field(() => String, { nullable: true, description: 'Without: all that wait for an answer.' })
  @IsOptional() @IsIn(FEEDBACK_STATES)
  state?: FeedbackState | null;
}

@Resolver(() => FeedbackView)
export class FeedbackResolver {
  constructor(
    private readonly reader: FeedbackReader,
    private readonly send: SendFeedback,
    private readonly again: AskFeedbackAgain,
    private readonly answer: AnswerFeedback,
  ) {}

  @AllowAnyone('every page takes a word from everybody')
  @Mutation(() => FeedbackReceiptOrRefusal)
  sendFeedback(@Args('input') input: SendFeedbackInput, @Context() { actor, address }: GraphContext): Promise<SentFeedback> {
    return this.send.execute(actor, input, address);
  }

  @AllowAnyone(SENDER)
  @Query(() => FeedbackView)
  feedbackStatus(@Args('number') number: string, @Args('key') key: string): Promise<FeedbackView> {
    return this.reader.ofSender(number, key);
  }

  @AllowAnyone(SENDER)
  @Mutation(() => FeedbackOrRefusal, { description: 'After an answer: it is received again.' })
  async askFeedbackAgain(@Args('input') input: AskFeedbackAgainInput, @Context() { actor, address }: GraphContext): Promise<FeedbackView> {
    await this.again.execute(actor, input, address);
    return this.reader.ofSender(input.number, input.key);
  }

  @Allow('feedback.read')
  @Query(() => FeedbackConnection, { description: 'What is due first stands first.' })
  feedbackQueue(@Args() { state, ...page }: QueueArgs, @Context() { actor }: GraphContext): Promise<ConnectionView<FeedbackView>> {
    return this.reader.queue(actor, state ?? null, page);
  }

  @Allow('feedback.answer')
  @Mutation(() => FeedbackOrRefusal)
  async answerFeedback(@Args('input') input: AnswerFeedbackInput, @Context() { actor }: GraphContext): Promise<FeedbackView> {
    return this.reader.one(actor, await this.answer.execute(actor, input));
  }
}
