import { Module } from '@nestjs/common';
import { ProgrammeModule } from '@jiangong/programme';
import { ConflictsModule } from '../conflicts/public';
import { PanelsModule } from '../panels/public';
import { AssignmentFollowers } from './assignment-followers';
import { AssignmentMoves } from './assignment-moves';
import { AssignmentPlan } from './assignment-plan';
import { AssignmentPreview } from './assignment-preview';
import { AssignmentResolver } from './assignment.resolver';
import { Assignments } from './assignments';
import { AssignmentsReader } from './assignments.reader';
import { AssignByHand } from './commands/assign-by-hand';
import { AssignEntries } from './commands/assign-entries';
import { AssignMany } from './commands/assign-many';
import { RecheckConflicts } from './commands/recheck-conflicts';
import { CycleCellAssignmentResolver } from './cycle-cell.resolver';
import { JudgingClosing } from './judging-closing';
import { JudgingOpening } from './judging-opening';
import { RecheckByTheHour } from './reactions/hourly-recheck';
import { RecheckOnAuthorsNamed } from './reactions/on-authors-named';
import { RecheckOnDeclarationSigned } from './reactions/on-declaration-signed';
import { RecheckOnEntryAccepted } from './reactions/on-entry-accepted';
import { RecheckOnMemberMoved } from './reactions/on-member-moved';
import { RecheckOnOrganizationMoved } from './reactions/on-organization-moved';
import { RecheckOnRoleGranted } from './reactions/on-role-granted';
import { RecheckOnTieChanged } from './reactions/on-tie-changed';
import { Rebalancing } from './rebalancing';
import { RoundsConcerned } from './rounds-concerned';

const exported = [AssignEntries, AssignByHand, AssignMany, RecheckConflicts, AssignmentFollowers, AssignmentPlan];

const reactions = [
  RecheckOnMemberMoved, RecheckOnTieChanged, RecheckOnOrganizationMoved, RecheckOnEntryAccepted, RecheckOnAuthorsNamed, RecheckOnDeclarationSigned, RecheckOnRoleGranted, RecheckByTheHour,
];

@Module({
  imports: [ProgrammeModule, PanelsModule, ConflictsModule],
  providers: [...exported, ...reactions, Assignments, AssignmentMoves, AssignmentPreview, AssignmentsReader, AssignmentResolver, CycleCellAssignmentResolver, JudgingOpening, JudgingClosing, Rebalancing, RoundsConcerned],
  exports: exported,
})
export class AssignmentsModule {}
