/**
 * Recognition: WHAT the public sees. honours · stories.
 */
export * from './honours/public';
export * from './stories/public';
export { RecognitionModule, recognitionEntities } from './recognition.module';
