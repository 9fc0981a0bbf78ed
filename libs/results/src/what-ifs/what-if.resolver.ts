import { Args, Context, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { Allow, GraphContext } from '@jiangong/platform';
import { ScoreRunView } from '../score-runs/public';
import { AskWhatIf } from './commands/ask-what-if';
import { WhatIfInput, WhatIfOrRefusal, WhatIfView } from './what-if.view';
import { WhatIfsReader } from './what-ifs.reader';

@Resolver(() => ScoreRunView)
export class WhatIfResolver {
  constructor(private readonly reader: WhatIfsReader, private readonly askCommand: AskWhatIf) {}

  @Allow('what_if.ask')
  @Mutation(() => WhatIfOrRefusal, { description: 'Who would enter, who would leave, under other rules. Logged; refused once the list bears a signature.' })
  async whatIf(@Args('input') input: WhatIfInput, @Context() { actor }: GraphContext): Promise<WhatIfView> {
    return this.reader.one(actor, await this.askCommand.execute(actor, input));
  }

  @ResolveField(() => [WhatIfView], { description: 'Newest first; for the city’s officers and auditors.' })
  whatIfs(@Parent() { id }: ScoreRunView, @Context() context: GraphContext): Promise<WhatIfView[]> {
    return this.reader.ofRun(context, id);
  }
}
