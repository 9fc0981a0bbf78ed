import { Args, Context, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Allow, GraphContext } from '@jiangong/platform';
import { CallFurtherJudge } from './commands/call-further-judge';
import { RecordDiscussion } from './commands/record-discussion';
import { RecordDiscussionInput, SpreadAlarmOrRefusal, SpreadAlarmView } from './spread.view';
import { SpreadsReader } from './spreads.reader';
import './spread.policy';

@Resolver(() => SpreadAlarmView)
export class SpreadResolver {
  constructor(private readonly spreads: SpreadsReader, private readonly further: CallFurtherJudge, private readonly discussion: RecordDiscussion) {}

  @Allow('spread.read')
  @Query(() => [SpreadAlarmView], { description: 'Those that wait first, the widest first.' })
  spreadAlarms(@Context() { actor }: GraphContext, @Args('roundId', { type: () => ID }) roundId: string): Promise<SpreadAlarmView[]> {
    return this.spreads.ofRound(actor, roundId);
  }

  @Allow('spread.settle')
  @Mutation(() => SpreadAlarmOrRefusal, { description: 'One more judge for the entry, chosen by the assignment library.' })
  async callFurtherJudge(@Context() { actor }: GraphContext, @Args('alarmId', { type: () => ID }) alarmId: string): Promise<SpreadAlarmView> {
    await this.further.execute(actor, { alarmId });
    return this.spreads.one(actor, alarmId);
  }

  @Allow('spread.settle')
  @Mutation(() => SpreadAlarmOrRefusal, { description: 'The minutes of the judges’ discussion.' })
  async recordDiscussion(@Context() { actor }: GraphContext, @Args('input') input: RecordDiscussionInput): Promise<SpreadAlarmView> {
    await this.discussion.execute(actor, input);
    return this.spreads.one(actor, input.alarmId);
  }
}
