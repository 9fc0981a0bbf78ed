/**
 * Recognition: WHAT the public sees. honours · stories · engagement · feedback · reports.
 */
export * from './honours/public';
export * from './titles/public';
export * from './certificates/public';
export * from './register/public';
export * from './search/public';
export * from './stories/public';
export * from './funds/public';
export * from './evaluations/public';
export { engagementAddress, grantEngagement, walledEntities } from './engagement/public';
export { recognitionInvariants } from './recognition.invariants';
export { RecognitionModule, recognitionEntities } from './recognition.module';
