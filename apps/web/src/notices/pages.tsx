export { FollowPage } from './follow-page';
export { NoticeList } from './notice-list';
export { NoticePage } from './notice-page';
export { RaisePage } from './raise-page';
