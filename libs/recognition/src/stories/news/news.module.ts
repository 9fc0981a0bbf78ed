import { Module } from '@nestjs/common';
import { EntriesModule } from '@jiangong/entries';
import { SearchModule } from '../../search/public';
import { ReleaseDueNews } from './commands/release-due-news';
import { ReviewNews } from './commands/review-news';
import { SaveNews } from './commands/save-news';
import { SubmitNews } from './commands/submit-news';
import { WithdrawNews } from './commands/withdraw-news';
import { NewsProfiles } from './news-profiles';
import { NewsReader } from './news.reader';
import { NewsDeskResolver, NewsResolver } from './news.resolver';
import { NewsStore } from './news-store';

const exported = [NewsReader, NewsProfiles, SaveNews, SubmitNews, ReviewNews, WithdrawNews, ReleaseDueNews];

@Module({ imports: [EntriesModule, SearchModule], providers: [...exported, NewsStore, NewsResolver, NewsDeskResolver], exports: exported })
export class NewsModule {}
