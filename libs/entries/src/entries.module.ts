import { Module } from '@nestjs/common';
import { Media, MediaModule, MediaUse } from './media/public';
import { Outcome, OutcomesModule } from './outcomes/public';
import { Recommendation, RecommendationsModule, RecommendationStep } from './recommendations/public';
import { Entry, EntryAuthor, EntryCounter, EntryDeclaration, EntryFingerprint, EntrySource, EntryVersion, SubmissionsModule } from './submissions/public';

/** Every table of this stage. */
export const entriesEntities = [Entry, EntryVersion, EntryAuthor, EntrySource, EntryCounter, EntryDeclaration, EntryFingerprint, Outcome, Recommendation, RecommendationStep, Media, MediaUse];

const parts = [SubmissionsModule, OutcomesModule, RecommendationsModule, MediaModule];

@Module({ imports: parts, exports: parts })
export class EntriesModule {}
