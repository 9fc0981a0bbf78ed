import { Args, Context, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Allow, GraphContext, Reader, type ConnectionView } from '@jiangong/platform';
import { EndTie } from './commands/end-tie';
import { RecordTie } from './commands/record-tie';
import { memberLoader } from './member.loader';
import { MemberView } from './member.view';
import { TiesReader } from './ties.reader';
import { EndTieInput, MemberTieConnection, MemberTieOrRefusal, MemberTiesArgs, MemberTieView, RecordTieInput } from './tie.view';

@Resolver(() => MemberTieView)
export class TieResolver {
  constructor(
    private readonly ties: TiesReader,
    private readonly reader: Reader,
    private readonly recording: RecordTie,
    private readonly ending: EndTie,
  ) {}

  @Allow('tie.read')
  @Query(() => MemberTieConnection, { description: 'Newest first.' })
  memberTies(@Args() filter: MemberTiesArgs, @Context() { actor }: GraphContext): Promise<ConnectionView<MemberTieView>> {
    return this.ties.list(actor, filter);
  }

  @ResolveField(() => MemberView)
  memberA(@Parent() tie: MemberTieView, @Context() context: GraphContext): Promise<MemberView | null> {
    return memberLoader(context, this.reader).load(tie.memberAId);
  }

  @ResolveField(() => MemberView)
  memberB(@Parent() tie: MemberTieView, @Context() context: GraphContext): Promise<MemberView | null> {
    return memberLoader(context, this.reader).load(tie.memberBId);
  }

  @Allow('tie.record')
  @Mutation(() => MemberTieOrRefusal)
  async recordTie(@Args('input') input: RecordTieInput, @Context() { actor }: GraphContext): Promise<MemberTieView> {
    return this.ties.one(actor, await this.recording.execute(actor, input));
  }

  @Allow('tie.record')
  @Mutation(() => MemberTieOrRefusal)
  async endTie(@Args('input') input: EndTieInput, @Context() { actor }: GraphContext): Promise<MemberTieView> {
    return this.ties.one(actor, await this.ending.execute(actor, input));
  }
}
