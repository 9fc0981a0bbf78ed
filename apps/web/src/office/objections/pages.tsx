export { ConfirmDesk } from './confirm-desk';
export { NoticeSettings } from './notice-settings';
export { ObjectionDesk } from './objection-desk';
