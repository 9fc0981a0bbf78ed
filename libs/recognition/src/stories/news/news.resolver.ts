import { ParseUUIDPipe } from '@nestjs/common';
import { Args, Context, ID, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { mediaLoader, MediaReader, MediaView } from '@jiangong/entries';
import { Allow, AllowAnyone, GraphContext, type ConnectionView } from '@jiangong/platform';
import { ReviewNews } from './commands/review-news';
import { SaveNews } from './commands/save-news';
import { SubmitNews } from './commands/submit-news';
import { WithdrawNews } from './commands/withdraw-news';
import {
  NewsDeskArgs, NewsDeskUnitView, NewsDraftConnection, NewsDraftOrRefusal, NewsDraftView, NewsItemConnection, NewsItemsArgs, NewsItemView, NewsPersonView,
  ReviewNewsInput, SaveNewsInput, SubmitNewsInput, WithdrawNewsInput,
} from './news.view';
import { NewsReader } from './news.reader';
import './news.policy';

const PUBLIC = 'published news is public';

@Resolver(() => NewsItemView)
export class NewsResolver {
  constructor(private readonly reader: NewsReader, private readonly mediaReader: MediaReader) {}

  @AllowAnyone(PUBLIC)
  @Query(() => NewsItemConnection, { description: 'Newest first.' })
  newsItems(@Args() args: NewsItemsArgs): Promise<ConnectionView<NewsItemView>> {
    return this.reader.items(args);
  }

  @AllowAnyone(PUBLIC)
  @Query(() => NewsItemView)
  newsItem(@Args('id', { type: () => ID }, ParseUUIDPipe) id: string): Promise<NewsItemView> {
    return this.reader.item(id);
  }

  @ResolveField(() => MediaView, { nullable: true })
  cover(@Parent() item: NewsItemView, @Context() context: GraphContext): Promise<MediaView | null> {
    return item.coverMediaId ? mediaLoader(context, this.mediaReader).load(item.coverMediaId) : Promise.resolve(null);
  }
}

@Resolver(() => NewsDraftView)
export class NewsDeskResolver {
  constructor(
    private readonly reader: NewsReader, private readonly mediaReader: MediaReader, private readonly saving: SaveNews, private readonly submitting: SubmitNews,
    private readonly reviewing: ReviewNews, private readonly withdrawing: WithdrawNews,
  ) {}

  @Allow('news.read')
  @Query(() => NewsDraftConnection, { description: "Of the actor's desk and those below, last changed first." })
  newsDesk(@Args() args: NewsDeskArgs, @Context() { actor }: GraphContext): Promise<ConnectionView<NewsDraftView>> {
    return this.reader.desk(actor, args);
  }

  @Allow('news.read')
  @Query(() => NewsDraftView)
  newsDraft(@Args('id', { type: () => ID }, ParseUUIDPipe) id: string, @Context() { actor }: GraphContext): Promise<NewsDraftView> {
    return this.reader.draft(actor, id);
  }

  @Allow('news.write')
  @Query(() => [NewsDeskUnitView])
  newsUnits(@Context() { actor }: GraphContext): Promise<NewsDeskUnitView[]> {
    return this.reader.units(actor);
  }

  @Allow('news.write')
  @Query(() => [NewsPersonView], { description: 'At most 20, by the beginning of the name.' })
  newsPersons(@Args('name', { type: () => String }) name: string, @Context() { actor }: GraphContext): Promise<NewsPersonView[]> {
    return this.reader.persons(actor, name);
  }

  @Allow('news.write')
  @Mutation(() => NewsDraftOrRefusal)
  async saveNews(@Args('input') input: SaveNewsInput, @Context() { actor }: GraphContext): Promise<NewsDraftView> {
    return this.reader.draft(actor, await this.saving.execute(actor, input));
  }

  @Allow('news.write')
  @Mutation(() => NewsDraftOrRefusal)
  async submitNews(@Args('input') input: SubmitNewsInput, @Context() { actor }: GraphContext): Promise<NewsDraftView> {
    return this.reader.draft(actor, await this.submitting.execute(actor, input));
  }

  @Allow('news.review')
  @Mutation(() => NewsDraftOrRefusal, { description: 'By somebody who did not write it.' })
  async reviewNews(@Args('input') input: ReviewNewsInput, @Context() { actor }: GraphContext): Promise<NewsDraftView> {
    return this.reader.draft(actor, await this.reviewing.execute(actor, input));
  }

  @Allow('news.write')
  @Mutation(() => NewsDraftOrRefusal, { description: 'From the public at once.' })
  async withdrawNews(@Args('input') input: WithdrawNewsInput, @Context() { actor }: GraphContext): Promise<NewsDraftView> {
    return this.reader.draft(actor, await this.withdrawing.execute(actor, input));
  }

  @ResolveField(() => MediaView, { nullable: true })
  cover(@Parent() draft: NewsDraftView, @Context() context: GraphContext): Promise<MediaView | null> {
    return draft.coverMediaId ? mediaLoader(context, this.mediaReader).load(draft.coverMediaId) : Promise.resolve(null);
  }
}
