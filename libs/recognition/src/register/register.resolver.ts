import { Allow, GraphContext, type ConnectionView } from '@jiangong/platform';
import { Args, Context, Mutation, Query, Resolver } from '@nestjs/graphql';
import { RecordPromotionAnswer } from './commands/record-promotion-answer';
import { SendPromotionRequests } from './commands/send-promotion-requests';
import './register.policy';
import { RegisterReader } from './register.reader';
import {
  PromotionsSentOrRefusal, PromotionsSentView, RecordPromotionAnswerInput, RegisterArgs, RegisteredHonourConnection, RegisteredHonourOrRefusal, RegisteredHonourView, SendPromotionRequestsInput,
} from './register.view';

@Resolver(() => RegisteredHonourView)
export class RegisterResolver {
  constructor(private readonly reader: RegisterReader, private readonly send: SendPromotionRequests, private readonly record: RecordPromotionAnswer) {}

  @Allow('honour.register')
  @Query(() => RegisteredHonourConnection, { description: 'Of one’s own unit or district, newest first; those taken back too.' })
  honourRegister(@Args() args: RegisterArgs, @Context() { actor }: GraphContext): Promise<ConnectionView<RegisteredHonourView>> {
    return this.reader.page(actor, args);
  }

  @Allow('promotion.record')
  @Mutation(() => PromotionsSentOrRefusal)
  async sendPromotionRequests(@Args('input') input: SendPromotionRequestsInput, @Context() { actor }: GraphContext): Promise<PromotionsSentView> {
    return { letter: input.letter, sent: await this.send.execute(actor, input) };
  }

  @Allow('promotion.record')
  @Mutation(() => RegisteredHonourOrRefusal)
  async recordPromotionAnswer(@Args('input') input: RecordPromotionAnswerInput, @Context() { actor }: GraphContext): Promise<RegisteredHonourView> {
    return this.reader.one(actor, await this.record.execute(actor, input));
  }
}
