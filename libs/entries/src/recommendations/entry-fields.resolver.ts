import { Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { GraphContext, inKeyOrder } from '@jiangong/platform';
import type DataLoader from 'dataloader';
import { EntryView } from '../submissions/public';
import { RecommendationView, TimelineStepView } from './recommendation.view';
import { RecommendationsReader } from './recommendations.reader';
import { TimelineReader } from './timeline.reader';
import type { TimelineStep } from './timeline.rules';

/** What this module knows of an entry. */
@Resolver(() => EntryView)
export class EntryFieldsResolver {
  constructor(private readonly recommendationsReader: RecommendationsReader, private readonly timelines: TimelineReader) {}

  @ResolveField(() => [RecommendationView])
  async recommendations(@Parent() entry: EntryView, @Context() context: GraphContext): Promise<readonly RecommendationView[]> {
    return (await this.recommendationLoader(context).load(entry.id)) ?? [];
  }

  @ResolveField(() => [TimelineStepView])
  async timeline(@Parent() entry: EntryView, @Context() context: GraphContext): Promise<readonly TimelineStep[]> {
    return (await this.timelineLoader(context).load(entry.id)) ?? [];
  }

  private recommendationLoader(context: GraphContext): DataLoader<string, readonly RecommendationView[] | null> {
    return context.loader<readonly RecommendationView[]>('entries.entry.recommendations', async (ids) => {
      const rows = await this.recommendationsReader.ofEntries(context.actor, ids);
      return ids.map((id) => rows.filter((row) => row.entryId === id));
    });
  }

  private timelineLoader(context: GraphContext): DataLoader<string, readonly TimelineStep[] | null> {
    return context.loader<readonly TimelineStep[]>('entries.entry.timeline', async (ids) =>
      inKeyOrder(ids, await this.timelines.of(context.actor, ids), (row) => row.id).map((row) => row?.steps ?? null));
  }
}
