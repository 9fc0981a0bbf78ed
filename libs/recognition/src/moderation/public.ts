/**
 * Moderation: what should be looked at before a text goes out — a keyword list that is data, and numbers that are
 * nobody's business. It finds and shows; a person decides.
 */
export { findIn, type Finding, type FindingKind, type ListedWord } from './finding.rules';
export { FindingView } from './moderation.view';
export { ModerationModule } from './moderation.module';
export { ModerationWord, type WordLevel } from './moderation-word.entity';
export { ModerationWords } from './moderation-words';
export { SaveModerationWords } from './commands/save-moderation-words';
