/**
 * Notices: a list laid open before it becomes final (domain.md §7) — numbered without a gap, masked, closed by the
 * clock, with the place where objections are taken. What it shows is the list that stands.
 */
export { CloseNotices } from './commands/close-notices';
export { SaveNoticeContact } from './commands/save-notice-contact';
export { Notice, NoticeContact, NoticeYear } from './notice.entity';
export * from './notice.refusals';
export { maskedText, noticeNumber, noticeState, type NoticeState } from './notice.rules';
export { NoticeCategoryView, NoticeChangeView, NoticeView } from './notice.view';
export { Notices } from './notices';
export { noNotice, NoticesReader } from './notices.reader';
export { NoticesModule } from './notices.module';
