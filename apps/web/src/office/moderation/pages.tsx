export { KeywordsPage } from './keywords-page';
export { ModerationPage } from './moderation-page';
