/**
 * Assignments: who judges what. Balanced, connected and explained by the engine of @jiangong/fairness, or made by an
 * organiser's hand with a reason; a conflict is never crossed. What must change in the same commit follows by
 * `AssignmentFollowers`.
 */
export { AssignmentsModule } from './assignments.module';
export { Assignment } from './assignment.entity';
export { AssignmentFollowers, type AssignmentChange } from './assignment-followers';
export { AssignmentPlan } from './assignment-plan';
export { AssignEntries } from './commands/assign-entries';
export { AssignByHand, type AssignByHandInput } from './commands/assign-by-hand';
export { RecheckConflicts, type Recheck } from './commands/recheck-conflicts';
export { AssignMany, type AssignManyInput, type AssignManyOutcome, type HandPair } from './commands/assign-many';
