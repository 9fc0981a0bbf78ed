import { Args, Context, ID, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { mayAnywhere } from '@jiangong/kernel';
import { Allow, GraphContext } from '@jiangong/platform';
import { RoundView } from '@jiangong/programme';
import { BlindnessOrRefusal, BlindnessView, RequestDecodingInput } from './blind.view';
import { BlindsReader } from './blinds.reader';
import { ConfirmDecoding } from './commands/confirm-decoding';
import { RequestDecoding } from './commands/request-decoding';
import './blind.policy';

@Resolver(() => RoundView)
export class BlindResolver {
  constructor(private readonly blinds: BlindsReader, private readonly request: RequestDecoding, private readonly confirm: ConfirmDecoding) {}

  @ResolveField(() => BlindnessView, { nullable: true, description: 'For organisers and auditors; null for others.' })
  blindness(@Context() { actor }: GraphContext, @Parent() round: RoundView): Promise<BlindnessView> | null {
    return mayAnywhere(actor, 'blind.read') ? this.blinds.ofRound(actor, round.id) : null;
  }

  @Allow('blind.decode')
  @Mutation(() => BlindnessOrRefusal, { description: 'The first of two persons asks to open the code numbers, after judging.' })
  async requestDecoding(@Context() { actor }: GraphContext, @Args('input') input: RequestDecodingInput): Promise<BlindnessView> {
    await this.request.execute(actor, input);
    return this.blinds.ofRound(actor, input.roundId);
  }

  @Allow('blind.decode')
  @Mutation(() => BlindnessOrRefusal, { description: 'Somebody else confirms: from here on the names are back.' })
  async confirmDecoding(@Context() { actor }: GraphContext, @Args('roundId', { type: () => ID }) roundId: string): Promise<BlindnessView> {
    await this.confirm.execute(actor, { roundId });
    return this.blinds.ofRound(actor, roundId);
  }
}
