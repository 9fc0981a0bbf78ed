import { Module } from '@nestjs/common';
import { SubmissionsModule } from '../submissions/public';
import { VerifyOutcome } from './commands/verify-outcome';
import { EntryOutcomesResolver, OutcomeResolver } from './outcome.resolver';
import { Outcomes } from './outcomes';
import { OutcomesReader } from './outcomes.reader';

@Module({ imports: [SubmissionsModule], providers: [Outcomes, OutcomesReader, VerifyOutcome, OutcomeResolver, EntryOutcomesResolver], exports: [Outcomes, VerifyOutcome] })
export class OutcomesModule {}
