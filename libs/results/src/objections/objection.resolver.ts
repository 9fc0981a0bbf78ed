import { ParseUUIDPipe } from '@nestjs/common';
import { Args, ArgsType, Context, Field, ID, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Allow, AllowAnyone, GraphContext, PageArgs, type ConnectionView } from '@jiangong/platform';
import { IsIn } from 'class-validator';
import { NoticeView } from '../notices/public';
import { ConfirmObjectionDecision } from './commands/confirm-objection-decision';
import { OpenObjection } from './commands/open-objection';
import { ProposeObjectionDecision } from './commands/propose-objection-decision';
import { RaiseObjection, type RaisedObjection } from './commands/raise-objection';
import { SendBackObjection } from './commands/send-back-objection';
import { WithdrawObjection } from './commands/withdraw-objection';
import './objection.policy';
import {
  ConfirmObjectionDecisionInput, NoticeObjectionsView, ObjectionCaseOrRefusal, ObjectionCaseView, ObjectionConnection, ObjectionReceiptOrRefusal, ObjectionsDecidedOrRefusal, ObjectionsDecidedView,
  ObjectionStatusOrRefusal, ObjectionStatusView, ObjectionView, ProposeObjectionDecisionInput, RaiseObjectionInput, SendBackObjectionInput,
} from './objection.view';
import { OBJECTION_LISTS, ObjectionsReader, type ObjectionList } from './objections.reader';

const SENDER = 'whoever has number and key is the sender';

@ArgsType()
class ObjectionsArgs extends PageArgs {
  @Field(() => String, { description: OBJECTION_LISTS.join(', ') }) @IsIn(OBJECTION_LISTS) list: ObjectionList;
}

@Resolver(() => ObjectionView)
export class ObjectionResolver {
  constructor(
    private readonly reader: ObjectionsReader,
    private readonly raiseCommand: RaiseObjection,
    private readonly openCommand: OpenObjection,
    private readonly proposeCommand: ProposeObjectionDecision,
    private readonly confirmCommand: ConfirmObjectionDecision,
    private readonly sendBackCommand: SendBackObjection,
    private readonly withdrawCommand: WithdrawObjection,
  ) {}

  @AllowAnyone('everybody may object to a list on notice, under a real name')
  @Mutation(() => ObjectionReceiptOrRefusal)
  raiseObjection(@Args('input') input: RaiseObjectionInput, @Context() { actor, address }: GraphContext): Promise<RaisedObjection> {
    return this.raiseCommand.execute(actor, { ...input, entryId: input.entryId ?? null, organizationId: input.organizationId ?? null }, address);
  }

  @AllowAnyone(SENDER)
  @Query(() => ObjectionStatusView)
  objectionStatus(@Args('number') number: string, @Args('key') key: string): Promise<ObjectionStatusView> {
    return this.reader.ofSender(number, key);
  }

  @AllowAnyone(SENDER)
  @Mutation(() => ObjectionStatusOrRefusal)
  async withdrawObjection(@Args('number') number: string, @Args('key') key: string): Promise<ObjectionStatusView> {
    await this.withdrawCommand.execute(number, key);
    return this.reader.ofSender(number, key);
  }

  @Allow('objection.read')
  @Query(() => ObjectionConnection, { description: 'What is due first stands first; what they say is not in it.' })
  objections(@Args() { list, ...page }: ObjectionsArgs, @Context() { actor }: GraphContext): Promise<ConnectionView<ObjectionView>> {
    return this.reader.list(actor, list, page);
  }

  @Allow('objection.read')
  @Mutation(() => ObjectionCaseOrRefusal, { description: 'Opens one; the reading is written into the ledger, so it is no query.' })
  async openObjection(@Args('id', { type: () => ID }, ParseUUIDPipe) id: string, @Context() { actor }: GraphContext): Promise<ObjectionCaseView> {
    return this.reader.opened(actor, await this.openCommand.execute(actor, id));
  }

  @Allow('objection.propose')
  @Mutation(() => ObjectionsDecidedOrRefusal)
  async proposeObjectionDecision(@Args('input') input: ProposeObjectionDecisionInput, @Context() { actor }: GraphContext): Promise<ObjectionsDecidedView> {
    await this.proposeCommand.execute(actor, { ...input, entryId: input.entryId ?? null, judgeId: input.judgeId ?? null });
    return { objections: await this.reader.some(actor, input.objectionIds) };
  }

  @Allow('objection.confirm')
  @Query(() => [ObjectionView], { description: 'Decisions that wait for a second officer.' })
  objectionsToConfirm(@Context() { actor }: GraphContext): Promise<ObjectionView[]> {
    return this.reader.toConfirm(actor);
  }

  @Allow('objection.confirm')
  @Mutation(() => ObjectionsDecidedOrRefusal)
  async confirmObjectionDecision(@Args('input') { objectionIds }: ConfirmObjectionDecisionInput, @Context() { actor }: GraphContext): Promise<ObjectionsDecidedView> {
    await this.confirmCommand.execute(actor, objectionIds);
    return { objections: await this.reader.some(actor, objectionIds) };
  }

  @Allow('objection.confirm')
  @Mutation(() => ObjectionsDecidedOrRefusal)
  async sendBackObjection(@Args('input') { objectionId, reason }: SendBackObjectionInput, @Context() { actor }: GraphContext): Promise<ObjectionsDecidedView> {
    await this.sendBackCommand.execute(actor, objectionId, reason);
    return { objections: await this.reader.some(actor, [objectionId]) };
  }
}

@Resolver(() => NoticeView)
export class NoticeObjectionsResolver {
  constructor(private readonly reader: ObjectionsReader) {}

  @ResolveField(() => NoticeObjectionsView, { description: 'How many were received and how many are settled; withdrawn ones apart.' })
  objections(@Parent() { id }: NoticeView, @Context() context: GraphContext): Promise<NoticeObjectionsView | null> {
    return this.reader.countsOf(context, id);
  }
}
