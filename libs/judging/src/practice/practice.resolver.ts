import { Args, Context, ID, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Allow, GraphContext, Reader } from '@jiangong/platform';
import { roundLoader, RoundView } from '@jiangong/programme';
import { SavePractice } from './commands/save-practice';
import { SetPractice } from './commands/set-practice';
import { PracticeReader } from './practice.reader';
import { PracticeOrRefusal, PracticeReportOrRefusal, PracticeReportView, PracticeView, SavePracticeInput, SetPracticeInput } from './practice.view';
import './practice.policy';

@Resolver(() => PracticeView)
export class PracticeResolver {
  constructor(private readonly practice: PracticeReader, private readonly reader: Reader, private readonly set: SetPractice, private readonly save: SavePractice) {}

  @Allow('practice.mark')
  @Query(() => [PracticeView], { description: 'What the judge may practise on, the nearest round first.' })
  myPractice(@Context() { actor }: GraphContext): Promise<PracticeView[]> {
    return this.practice.own(actor);
  }

  @Allow('practice.report')
  @Query(() => PracticeReportView, { description: 'How far the panel agrees on the samples.' })
  practiceReport(@Context() { actor }: GraphContext, @Args('roundId', { type: () => ID }) roundId: string): Promise<PracticeReportView> {
    return this.practice.report(actor, roundId);
  }

  @ResolveField(() => RoundView)
  round(@Context() context: GraphContext, @Parent() practice: PracticeView): Promise<RoundView | null> {
    return roundLoader(context, this.reader).load(practice.roundId);
  }

  @Allow('practice.set')
  @Mutation(() => PracticeReportOrRefusal, { description: 'Lays out the samples; again until the first judge has begun.' })
  async setPractice(@Context() { actor }: GraphContext, @Args('input') input: SetPracticeInput): Promise<PracticeReportView> {
    await this.set.execute(actor, input);
    return this.practice.report(actor, input.roundId);
  }

  @Allow('practice.mark')
  @Mutation(() => PracticeOrRefusal, { description: 'Practice marks for a sample; `lock` hands them in.' })
  async savePractice(@Context() { actor }: GraphContext, @Args('input') input: SavePracticeInput): Promise<PracticeView> {
    await this.save.execute(actor, input);
    return this.practice.ownOf(actor, input.sampleId);
  }
}
