import { Args, Context, Int, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Allow, GraphContext, Reader, type ConnectionView } from '@jiangong/platform';
import { EntriesReader, entryLoader, EntryView } from '../submissions/public';
import { VerifyOutcome } from './commands/verify-outcome';
import { OutcomeConnection, OutcomeFigureView, OutcomeOrRefusal, OutcomesArgs, OutcomeView, VerifyOutcomeInput } from './outcome.view';
import { Outcomes } from './outcomes';
import { OutcomesReader } from './outcomes.reader';

@Resolver(() => OutcomeView)
export class OutcomeResolver {
  constructor(private readonly outcomes: OutcomesReader, private readonly entries: EntriesReader, private readonly verifying: VerifyOutcome) {}

  @Allow('outcome.verify')
  @Query(() => OutcomeConnection, { description: "Of the actor's units, oldest first." })
  outcomesToVerify(@Args() filter: OutcomesArgs, @Context() { actor }: GraphContext): Promise<ConnectionView<OutcomeView>> {
    return this.outcomes.toVerify(actor, filter);
  }

  @Allow('outcome.figures')
  @Query(() => [OutcomeFigureView], { description: 'Verified and unverified apart.' })
  outcomeFigures(
    @Args('year', { type: () => Int }) year: number, @Args('programme', { type: () => String, nullable: true }) programme: string | null, @Context() { actor }: GraphContext,
  ): Promise<OutcomeFigureView[]> {
    return this.outcomes.figures(actor, year, programme ?? null);
  }

  @Allow('outcome.verify')
  @Mutation(() => OutcomeOrRefusal)
  async verifyOutcome(@Args('input') input: VerifyOutcomeInput, @Context() { actor }: GraphContext): Promise<OutcomeView> {
    return this.outcomes.one(actor, await this.verifying.execute(actor, input));
  }

  @ResolveField(() => EntryView, { nullable: true })
  entry(@Parent() outcome: OutcomeView, @Context() context: GraphContext): Promise<EntryView | null> {
    return entryLoader(context, this.entries).load(outcome.entryId);
  }
}

/** What this module knows of an entry. */
@Resolver(() => EntryView)
export class EntryOutcomesResolver {
  constructor(private readonly outcomes: Outcomes, private readonly reader: Reader) {}

  @ResolveField('outcomes', () => [OutcomeView], { description: 'Of the newest handed-in version; of a carried entry those of its sources.' })
  async outcomesOfEntry(@Parent() entry: EntryView, @Context() context: GraphContext): Promise<readonly OutcomeView[]> {
    const loader = context.loader<readonly OutcomeView[]>('entries.entry.outcomes', async (ids) => {
      const known = await this.outcomes.of(this.reader, ids);
      return ids.map((id) => known.get(id) ?? []);
    });
    return (await loader.load(entry.id)) ?? [];
  }
}
