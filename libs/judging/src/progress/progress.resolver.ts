import { Args, Context, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { mayAnywhere } from '@jiangong/kernel';
import { Allow, DateTime, GraphContext, inKeyOrder } from '@jiangong/platform';
import { RoundView } from '@jiangong/programme';
import { JudgingQueueView } from '../sheets/public';
import { ReadSealedMarks } from './commands/read-sealed-marks';
import { RemindJudges } from './commands/remind-judges';
import { ProgressReader } from './progress.reader';
import {
  ClosingOutlookView, JudgingProgressView, ReadSealedMarksInput, RemindedJudgesOrRefusal, RemindedJudgesView, RemindJudgesInput, SealedMarksOrRefusal, SealedMarksView,
} from './progress.view';
import './progress.policy';

@Resolver(() => RoundView)
export class ProgressResolver {
  constructor(private readonly progress: ProgressReader, private readonly remind: RemindJudges, private readonly read: ReadSealedMarks) {}

  @ResolveField(() => JudgingProgressView, { nullable: true, description: 'By judge and entry; for organisers and auditors, null for others.' })
  judgingProgress(@Context() { actor }: GraphContext, @Parent() round: RoundView): Promise<JudgingProgressView> | null {
    return mayAnywhere(actor, 'judging.follow') ? this.progress.ofRound(actor, round) : null;
  }

  @ResolveField(() => ClosingOutlookView, { nullable: true, description: 'What ending the judging now would mean; for organisers and auditors while the round is judging.' })
  closingOutlook(@Context() { actor }: GraphContext, @Parent() round: RoundView): Promise<ClosingOutlookView | null> | null {
    return mayAnywhere(actor, 'judging.follow') ? this.progress.closing(round) : null;
  }

  @Allow('judge.remind')
  @Mutation(() => RemindedJudgesOrRefusal, { description: 'Puts a reminder on the pages of judges with open sheets.' })
  async remindJudges(@Context() { actor }: GraphContext, @Args('input') input: RemindJudgesInput): Promise<RemindedJudgesView> {
    return { reminded: await this.remind.execute(actor, input) };
  }

  @Allow('marks.read')
  @Mutation(() => SealedMarksOrRefusal, { description: 'Judges’ marks by name, once judging is over. Every reading goes into the ledger: that makes it a mutation.' })
  async readSealedMarks(@Context() { actor }: GraphContext, @Args('input') input: ReadSealedMarksInput): Promise<SealedMarksView> {
    return { sheets: await this.read.execute(actor, input) };
  }
}

@Resolver(() => JudgingQueueView)
export class QueueReminderResolver {
  constructor(private readonly progress: ProgressReader) {}

  @ResolveField(() => DateTime, { nullable: true, description: 'When an organiser last asked to go on.' })
  async remindedAt(@Context() context: GraphContext, @Parent() queue: JudgingQueueView): Promise<Date | null> {
    const judgeId = context.actor.accountId!;
    const found = await context
      .loader<{ roundId: string; at: Date }>('judging.reminded', async (ids) => inKeyOrder(ids, await this.progress.reminded(judgeId, ids), (row) => row.roundId))
      .load(queue.roundId);
    return found?.at ?? null;
  }
}
