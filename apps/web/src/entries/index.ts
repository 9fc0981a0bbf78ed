/** What member, unit and office pages show of entries and recommendations alike. */
export { EntryTimeline, type TimelineStep } from './entry-timeline';
export { RETURN_REASONS, ReasonDialog } from './reason-dialog';
export { RecommendationSteps, stepFields } from './recommendation-steps';
export { ReturnedNote } from './returned-note';
export { decidedFields, ReviewActs } from './review-acts';
export { NoteToReviewer } from './note-to-reviewer';
