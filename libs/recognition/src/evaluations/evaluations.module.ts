import { Module } from '@nestjs/common';
import { PeopleModule } from '@jiangong/people';
import { AnswerEvaluation } from './commands/answer-evaluation';
import { ComputeEvaluation } from './commands/compute-evaluation';
import { SaveScheme } from './commands/save-scheme';
import { SignEvaluation } from './commands/sign-evaluation';
import { StateEvidence } from './commands/state-evidence';
import { EvaluationResolver } from './evaluation.resolver';
import { EvaluationsReader } from './evaluations.reader';

const commands = [SaveScheme, StateEvidence, ComputeEvaluation, SignEvaluation, AnswerEvaluation];

@Module({ imports: [PeopleModule], providers: [...commands, EvaluationsReader, EvaluationResolver], exports: commands })
export class EvaluationsModule {}
