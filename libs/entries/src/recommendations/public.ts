/**
 * Recommendations: how entries get in and are signed, desk by desk — places, returns, joins, self-nominations, works, sheets.
 * When one recommendation has passed the last desk, the entry is accepted and its attributes are frozen.
 * It holds no marks and no results.
 */
export { DeclineRecommendation } from './commands/decline-recommendation';
export { NominateSelf, type SelfNominationInput } from './commands/nominate-self';
export { PassRecommendation } from './commands/pass-recommendation';
export { PassRecommendations, type BatchOutcome } from './commands/pass-recommendations';
export { RecommendMember, type RecommendInput } from './commands/recommend-member';
export { ResubmitRecommendation } from './commands/resubmit-recommendation';
export { ReturnRecommendation, type ReasonedInput } from './commands/return-recommendation';
export { ReviseEntry } from './commands/revise-entry';
export { SubmitWork, type WorkInput } from './commands/submit-work';
export { WithdrawEntry } from './commands/withdraw-entry';
export { WithdrawRecommendation } from './commands/withdraw-recommendation';
export { DESKS, Recommendation, RecommendationStep, RETURN_REASONS, type Desk, type RecommendationState, type ReturnReason } from './recommendation.entity';
export * from './recommendation.refusals';
export { RecommendationsModule } from './recommendations.module';
export { RecommendationSheets, type SheetFault, type SheetReport } from './sheets/recommendation-sheets';
