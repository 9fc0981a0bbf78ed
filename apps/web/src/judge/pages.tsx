export { Desk } from './desk/desk';
export { DeclarationPage } from './declaration/declaration-page';
export { Queues } from './queues';
