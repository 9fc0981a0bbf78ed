import { Module } from '@nestjs/common';
import { ProgrammeModule } from '@jiangong/programme';
import { AnswerFeedback } from './commands/answer-feedback';
import { AskFeedbackAgain } from './commands/ask-feedback-again';
import { SendFeedback } from './commands/send-feedback';
import { FeedbackLimits } from './feedback-limits';
import { FeedbackReader } from './feedback.reader';
import { FeedbackResolver } from './feedback.resolver';

@Module({ imports: [ProgrammeModule], providers: [FeedbackLimits, SendFeedback, AskFeedbackAgain, AnswerFeedback, FeedbackReader, FeedbackResolver] })
export class FeedbackModule {}
