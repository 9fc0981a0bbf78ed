/**
 * News: pieces and profiles that somebody wrote, somebody else reviewed and the clock released. Their text is cleaned when
 * it is written and when it is read; what is not published is seen by the desks alone.
 */
export { ReleaseDueNews } from './commands/release-due-news';
export { ReviewNews } from './commands/review-news';
export { SaveNews, type NewsText } from './commands/save-news';
export { SubmitNews } from './commands/submit-news';
export { WithdrawNews } from './commands/withdraw-news';
export { NewsItem, NewsStep, type NewsKind } from './news-item.entity';
export { NewsModule } from './news.module';
export { NewsProfiles } from './news-profiles';
export { NewsReader } from './news.reader';
export { wordsOf } from './news-text.rules';
export { NewsItemView } from './news.view';
