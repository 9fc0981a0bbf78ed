export { Desk } from './desk/desk';
export { Queues } from './queues';
