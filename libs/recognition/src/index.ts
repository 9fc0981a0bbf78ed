/**
 * Recognition: WHAT the public sees. honours · stories.
 */
export { RecognitionModule, recognitionEntities } from './recognition.module';
