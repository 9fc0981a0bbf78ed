import { Args, Context, ID, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Allow, GraphContext } from '@jiangong/platform';
import { PanelOrRefusal, PanelsReader, PanelView } from '../panels/public';
import { AssignmentPreview } from './assignment-preview';
import {
  AssignByHandInput, AssignedEntriesOrRefusal, AssignedEntriesView, AssignmentMovesOrRefusal, AssignmentMovesView, AssignmentSummaryView, EntryAssignmentsView,
} from './assignment.view';
import { AssignmentsReader } from './assignments.reader';
import { AssignByHand } from './commands/assign-by-hand';
import { AssignEntries } from './commands/assign-entries';

@Resolver(() => PanelView)
export class AssignmentResolver {
  constructor(
    private readonly panels: PanelsReader,
    private readonly assignments: AssignmentsReader,
    private readonly preview: AssignmentPreview,
    private readonly assign: AssignEntries,
    private readonly byHand: AssignByHand,
  ) {}

  @ResolveField(() => AssignmentSummaryView)
  assignmentSummary(@Parent() panel: PanelView): Promise<AssignmentSummaryView> {
    return this.assignments.summary(panel.roundId);
  }

  @Allow('panel.read')
  @Query(() => EntryAssignmentsView, { description: 'Why these judges have this entry.' })
  entryAssignments(@Context() { language }: GraphContext, @Args('entryId', { type: () => ID }) entryId: string): Promise<EntryAssignmentsView> {
    return this.assignments.ofEntry(entryId, language);
  }

  @Allow('assignment.make')
  @Query(() => AssignmentMovesOrRefusal, { description: 'What completing the assignment would move; changes nothing.' })
  assignmentPreview(@Context() { actor }: GraphContext, @Args('roundId', { type: () => ID }) roundId: string): Promise<AssignmentMovesView> {
    return this.preview.of(actor, roundId);
  }

  @Allow('assignment.make')
  @Mutation(() => AssignedEntriesOrRefusal, { description: 'Completes the assignment, keeping what stands, and says what it moved.' })
  async assignEntries(@Context() { actor }: GraphContext, @Args('roundId', { type: () => ID }) roundId: string): Promise<AssignedEntriesView> {
    const moves = await this.assign.execute(actor, { roundId });
    return { moves, panel: await this.panels.ofRound(actor, roundId) };
  }

  @Allow('assignment.make')
  @Mutation(() => PanelOrRefusal, { description: 'One more judge for one entry, with a reason. Conflicts stay refused.' })
  async assignByHand(@Context() { actor }: GraphContext, @Args('input') input: AssignByHandInput): Promise<PanelView | null> {
    await this.byHand.execute(actor, input);
    return this.panels.ofRound(actor, input.roundId);
  }
}
