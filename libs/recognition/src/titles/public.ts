/**
 * Titles: honours with a term. Places capped by level in the database itself, a yearly re-assessment that ends what it
 * fails, free places posted and filled from a published list (domain.md §9). Funds ask here which allowances are due.
 */
export { isMonth } from './allowance.rules';
export { TitleAllowances, type DueAllowance } from './allowances';
export { AppointWinner } from './commands/appoint-winner';
export { ClaimEvidence } from './commands/claim-evidence';
export { ConcludeAssessment } from './commands/conclude-assessment';
export { DefineTitle } from './commands/define-title';
export { EndTitle } from './commands/end-title';
export { EnterHolder } from './commands/enter-holder';
export { OpenAssessment } from './commands/open-assessment';
export { PostVacancy } from './commands/post-vacancy';
export { SaveTitleMarks } from './commands/save-marks';
export { SettleMotion } from './commands/settle-motion';
export { titleEntities } from './title-entities';
export { TitlesModule } from './titles.module';
export { titleInvariants } from './title.invariants';
