import { Module } from '@nestjs/common';
import { ProgrammeModule } from '@jiangong/programme';
import { ConflictsModule } from '../conflicts/public';
import { PanelsModule } from '../panels/public';
import { AssignmentFollowers } from './assignment-followers';
import { AssignmentPlan } from './assignment-plan';
import { AssignmentResolver } from './assignment.resolver';
import { Assignments } from './assignments';
import { AssignmentsReader } from './assignments.reader';
import { JudgingOpening } from './judging-opening';
import { AssignByHand } from './commands/assign-by-hand';
import { AssignEntries } from './commands/assign-entries';
import { AssignMany } from './commands/assign-many';

const exported = [AssignEntries, AssignByHand, AssignMany, AssignmentFollowers, AssignmentPlan];

@Module({
  imports: [ProgrammeModule, PanelsModule, ConflictsModule],
  providers: [...exported, Assignments, AssignmentsReader, AssignmentResolver, JudgingOpening],
  exports: exported,
})
export class AssignmentsModule {}
