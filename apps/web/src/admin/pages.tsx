export { AccountRecord } from './account-record';
export { Accounts } from './accounts';
export { Ties } from './ties';
