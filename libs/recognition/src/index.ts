/**
 * Recognition: WHAT the public sees. honours · stories · reports.
 */
export * from './honours/public';
export * from './stories/public';
export { recognitionInvariants } from './recognition.invariants';
export { RecognitionModule, recognitionEntities } from './recognition.module';
