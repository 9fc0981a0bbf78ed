/**
 * Practice: a panel tries the rubric on samples before judging opens. By the rules of real sheets, never counted;
 * what comes of it is a report on how far the judges agree.
 */
export { PracticeModule } from './practice.module';
export { PracticeSample, PracticeSheet } from './practice.entity';
export { SetPractice, type SetPracticeInput } from './commands/set-practice';
export { SavePractice, type SavePracticeInput } from './commands/save-practice';
