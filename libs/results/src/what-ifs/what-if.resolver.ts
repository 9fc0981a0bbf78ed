import { Args, Context, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { Allow, GraphContext } from '@jiangong/platform';
import { ScoreRunView } from '../score-runs/public';
import { SelectionView } from '../selection/public';
import { AskListWhatIf } from './commands/ask-list-what-if';
import { AskWhatIf } from './commands/ask-what-if';
import { ListWhatIfInput, ListWhatIfOrRefusal, ListWhatIfView } from './list-what-if.view';
import { ListWhatIfsReader } from './list-what-ifs.reader';
import { WhatIfInput, WhatIfOrRefusal, WhatIfView } from './what-if.view';
import { WhatIfsReader } from './what-ifs.reader';

@Resolver(() => ScoreRunView)
export class WhatIfResolver {
  constructor(private readonly reader: WhatIfsReader, private readonly askCommand: AskWhatIf) {}

  @Allow('what_if.ask')
  @Mutation(() => WhatIfOrRefusal, { description: 'Who would enter, who would leave, under other rules. Logged; refused once the list bears a signature.' })
  async whatIf(@Args('input') input: WhatIfInput, @Context() context: GraphContext): Promise<WhatIfView> {
    return this.reader.one(context, await this.askCommand.execute(context.actor, input));
  }

  @ResolveField(() => [WhatIfView], { description: 'Newest first; for the city’s officers and auditors.' })
  whatIfs(@Parent() { id }: ScoreRunView, @Context() context: GraphContext): Promise<WhatIfView[]> {
    return this.reader.ofRun(context, id);
  }
}

@Resolver(() => SelectionView)
export class ListWhatIfResolver {
  constructor(private readonly reader: ListWhatIfsReader, private readonly askCommand: AskListWhatIf) {}

  @Allow('what_if.ask')
  @Mutation(() => ListWhatIfOrRefusal, { description: 'Who would enter, who would leave, under other quotas or places. Answered by a worker, logged; refused once the list bears a signature.' })
  async listWhatIf(@Args('input') input: ListWhatIfInput, @Context() context: GraphContext): Promise<ListWhatIfView> {
    return this.reader.one(context, await this.askCommand.execute(context.actor, input));
  }

  @ResolveField(() => [ListWhatIfView], { description: 'Newest first; for the city’s officers and auditors.' })
  whatIfs(@Parent() { id }: SelectionView, @Context() context: GraphContext): Promise<ListWhatIfView[]> {
    return this.reader.ofSelection(context, id);
  }
}
