export { Desk } from './desk/desk';
export { DeclarationPage } from './declaration/declaration-page';
export { PracticePage } from './practice/practice-page';
export { Queues } from './queues';
