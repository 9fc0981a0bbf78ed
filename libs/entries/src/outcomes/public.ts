/**
 * Outcomes: indicators and benefits of works by row, and whether the unit's finance officer verified them. Rebuilt from
 * each handed-in version; a verification stays with the statement it was given for. Knows nothing of scores.
 */
export { VerifyOutcome, type Verdict } from './commands/verify-outcome';
export { Outcome, type Verification } from './outcome.entity';
export { OutcomeVerified } from './outcome.events';
export * from './outcome.refusals';
export { Outcomes, type ShownOutcome } from './outcomes';
export { OutcomesModule } from './outcomes.module';
