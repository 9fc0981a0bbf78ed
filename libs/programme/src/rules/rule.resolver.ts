import { Args, Context, Mutation, Resolver } from '@nestjs/graphql';
import { Allow, GraphContext } from '@jiangong/platform';
import { ReviseRules } from './commands/revise-rules';
import { ReviseRulesInput, RuleVersionOrRefusal, RuleVersionView } from './rule-version.view';

@Resolver(() => RuleVersionView)
export class RuleResolver {
  constructor(private readonly revising: ReviseRules) {}

  @Allow('rule.revise')
  @Mutation(() => RuleVersionOrRefusal)
  reviseRules(@Args('input') input: ReviseRulesInput, @Context() { actor }: GraphContext): Promise<RuleVersionView> {
    return this.revising.execute(actor, input);
  }
}
