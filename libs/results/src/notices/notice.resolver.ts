import { ParseUUIDPipe } from '@nestjs/common';
import { Args, Context, ID, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Allow, AllowAnyone, GraphContext, PageArgs, type ConnectionView } from '@jiangong/platform';
import { RoundView } from '@jiangong/programme';
import { SaveNoticeContact } from './commands/save-notice-contact';
import './notice.policy';
import {
  NoticeCategoryView, NoticeChangeView, NoticeConnection, NoticeSettingsOrRefusal, NoticeSettingsView, NoticeView, SaveNoticeContactInput,
} from './notice.view';
import { NoticesReader } from './notices.reader';

const PUBLIC = 'a notice is for everybody to read';

@Resolver(() => NoticeView)
export class NoticeResolver {
  constructor(private readonly reader: NoticesReader, private readonly saveCommand: SaveNoticeContact) {}

  @AllowAnyone(PUBLIC)
  @Query(() => NoticeConnection, { description: 'Newest first.' })
  notices(@Args() page: PageArgs): Promise<ConnectionView<NoticeView>> {
    return this.reader.list(page);
  }

  @AllowAnyone(PUBLIC)
  @Query(() => [NoticeView], { description: 'Shown at this moment; what ends first stands first.' })
  runningNotices(): Promise<NoticeView[]> {
    return this.reader.running();
  }

  @AllowAnyone(PUBLIC)
  @Query(() => NoticeView)
  notice(@Args('id', { type: () => ID }, ParseUUIDPipe) id: string): Promise<NoticeView> {
    return this.reader.one(id);
  }

  @AllowAnyone(PUBLIC)
  @Query(() => NoticeSettingsView)
  noticeSettings(): Promise<NoticeSettingsView> {
    return this.reader.settings();
  }

  @Allow('notice_contact.edit')
  @Mutation(() => NoticeSettingsOrRefusal)
  async saveNoticeContact(@Args('input') input: SaveNoticeContactInput, @Context() { actor }: GraphContext): Promise<NoticeSettingsView> {
    await this.saveCommand.execute(actor, input);
    return this.reader.settings();
  }

  @ResolveField(() => [NoticeCategoryView], { description: 'The list, by category; empty once it was taken back.' })
  categories(@Parent() notice: NoticeView): Promise<NoticeCategoryView[]> {
    return this.reader.categoriesOf(notice);
  }

  @ResolveField(() => [NoticeChangeView], { description: 'Who left and who entered the list while it was shown.' })
  changes(@Parent() notice: NoticeView): Promise<NoticeChangeView[]> {
    return this.reader.changesOf(notice);
  }
}

@Resolver(() => RoundView)
export class RoundNoticeResolver {
  constructor(private readonly reader: NoticesReader) {}

  @ResolveField(() => NoticeView, { nullable: true })
  notice(@Parent() { id }: RoundView, @Context() context: GraphContext): Promise<NoticeView | null> {
    return this.reader.ofRound(context, id);
  }
}
