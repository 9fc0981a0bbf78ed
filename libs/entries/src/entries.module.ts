import { Module } from '@nestjs/common';
import { Recommendation, RecommendationsModule, RecommendationStep } from './recommendations/public';
import { Entry, EntryAuthor, EntryCounter, EntrySource, EntryVersion, SubmissionsModule } from './submissions/public';

/** Every table of this stage. */
export const entriesEntities = [Entry, EntryVersion, EntryAuthor, EntrySource, EntryCounter, Recommendation, RecommendationStep];

const parts = [SubmissionsModule, RecommendationsModule];

@Module({ imports: parts, exports: parts })
export class EntriesModule {}
